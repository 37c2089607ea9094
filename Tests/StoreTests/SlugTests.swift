import Testing

@testable import Store

@Suite struct SlugTests {
  @Test(arguments: [
    ("Lapas Contoh A", "lapas-contoh-a"),
    ("  Kantor   Imigrasi — Kelas I (TPI) ", "kantor-imigrasi-kelas-i-tpi"),
    ("Jum'at / Jum’at", "jumat-jumat"),
    ("Überlingen Žižkov Ḥadīth Łódź Ø", "uberlingen-zizkov-hadith-lodz-o"),
    ("U\u{308}ber", "uber"),
    ("Straße Æon Œuvre ﬁn", "strasse-aeon-oeuvre-fin"),
    ("法務省 Tokyo", "tokyo"),
    ("法務省", "satker"),
    ("٣ 3", "3"),
    ("", "satker"),
    ("---", "satker"),
    ("../../etc/passwd", "etc-passwd"),
    (".hidden", "hidden"),
    ("a\u{0}b\nc\u{202E}d", "a-b-cd"),
    ("CON", "satker-con"),
    ("com1", "satker-com1"),
    ("console", "console"),
    ("🇮🇩 Rutan", "rutan"),
    (String(repeating: "ab ", count: 40), "ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab"),
  ])
  func make(_ name: String, _ slug: String) {
    #expect(Slug.make(name) == slug)
    #expect(SheetID.isSlug(Slug.make(name)))
    #expect(Slug.make(slug) == slug)
  }
}
