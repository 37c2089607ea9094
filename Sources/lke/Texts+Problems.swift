import Curses
import Evaluation
import Exchange
import Glibc
import Screens
import Store
import TerminalUI

extension Texts {
  /// Where it failed, what, and what to do next.
  func problem(_ problem: StoreProblem) -> String { "\(problem.path.displayable()): \(explanation(problem))" }

  /// The same for a line of the screen, whose end may be cut off: where it failed comes last.
  func notice(_ problem: StoreProblem) -> String { "\(explanation(problem)) · \(problem.path.displayable())" }

  private func explanation(_ problem: StoreProblem) -> String {
    var (what, remedy) = reason(problem.reason, of: problem.path)
    if problem.reason.isDamage, let id = problem.path.sheetID {
      remedy = pick(
        "lke restore \(id) memulihkannya. Berkasnya tidak diubah.",
        "lke restore \(id) mends it. The file was left as it is.")
    }
    return remedy.isEmpty ? what : "\(what). \(remedy)"
  }

  private func reason(_ reason: StoreProblem.Reason, of path: String) -> (what: String, remedy: String) {
    let untouched = pick("Berkasnya tidak diubah.", "The file was left as it is.")
    switch reason {
    case .invalidID:
      return (
        pick("bukan nama lembar", "not the name of a sheet"),
        pick(
          "Nama lembar seperti 2026/lapas-contoh-a; lke list menampilkannya.",
          "A sheet is named like 2026/lapas-contoh-a; lke list shows them.")
      )
    case .outsideStore:
      return (pick("lembar ini tidak berada dalam penyimpanan", "this sheet is not in the store"), "")
    case .notFound:
      return (
        pick("tidak ada", "there is no such file"),
        path.hasSuffix("/sheet.json")
          ? pick(
            "lke list menampilkan lembar yang ada; lke restore memulihkan yang berkasnya hilang.",
            "lke list shows the sheets there are; lke restore mends one whose file is gone.")
          : pick("Periksa nama dan foldernya.", "Check its name and folder.")
      )
    case .folderNotFound:
      return (
        pick("foldernya tidak ada", "its folder does not exist"),
        pick("Buat folder itu dahulu.", "Make the folder first.")
      )
    case .notAStore:
      return (
        pick("bukan folder", "not a folder"),
        pick("Pilih folder lain dengan --store.", "Choose another folder with --store.")
      )
    case .notAFile: return (pick("bukan berkas biasa", "not a regular file"), "")
    case .symbolicLink:
      return (
        pick("tautan simbolik; tidak ditulis melaluinya", "a symbolic link; it is not written through"),
        pick("Sebut berkas yang dituju tautan itu.", "Name the file that the link points to.")
      )
    case .linkedFolder:
      return (
        pick("folder ini tautan simbolik; tidak diikuti", "this folder is a symbolic link; it is not followed"),
        pick("Sebut folder yang dituju tautan itu.", "Name the folder that the link points to.")
      )
    case .tooLarge(let limit):
      return (pick("lebih besar daripada \(limit >> 20) MiB", "larger than \(limit >> 20) MiB"), untouched)
    case .tooMany(let limit):
      return (pick("berisi lebih dari \(limit) bagian", "holds more than \(limit) parts"), untouched)
    case .denied(let operation):
      return (
        "\(name(operation)): \(pick("izin ditolak", "permission denied"))",
        pick("Periksa pemilik dan izin berkas itu.", "Check the owner and mode of that file.")
      )
    case .readOnlyFileSystem(let operation):
      return (
        "\(name(operation)): \(pick("media penyimpanannya hanya dapat dibaca", "the medium is read-only"))",
        pick("Pilih folder lain.", "Choose another folder.")
      )
    case .noSpace(let operation):
      return (
        "\(name(operation)): \(pick("ruang penyimpanan habis", "no space left"))",
        pick("Hapus berkas yang tidak diperlukan, lalu coba lagi.", "Free some space, then try again.")
      )
    case .system(let operation, let code):
      return ("\(name(operation)): \(String(cString: strerror(code)))", "")
    case .miswritten:
      return (
        pick("yang terbaca kembali bukan yang ditulis", "what was read back is not what was written"),
        pick(
          "Berkas semula tidak diubah. Periksa medianya, atau pilih folder lain.",
          "The file is as it was. Check the medium, or choose another folder.")
      )
    case .busy:
      return (
        pick("sedang ditulis program lain", "another program is writing it"),
        pick("Coba lagi sebentar lagi.", "Try again in a moment.")
      )
    case .otherSheet(let found, let wanted):
      return (
        pick(
          "riwayat lembar lain: \(name(found)), bukan \(name(wanted))",
          "the history of another sheet: \(name(found)), not \(name(wanted))"),
        pick(
          "Sebut riwayat salinan lembar ini. Tidak ada yang ditulis.",
          "Name the history of a copy of this sheet. Nothing was written.")
      )
    case .unattributed(let isEdited):
      return (
        isEdited
          ? pick("berkas ini disunting dengan tangan", "this file was edited by hand")
          : pick("berkas ini memuat lebih daripada riwayat yang ada", "this file holds more than the histories here"),
        pick(
          "Siapa yang mengisinya tidak tercatat. Gabungkan foldernya beserta folder history; untuk mengembalikan isinya "
            + "pakai lke restore, atau salin jawabannya dengan lke set. Tidak ada yang ditulis.",
          "Who entered that is not recorded. Merge its folder together with its history; to bring its content back use "
            + "lke restore, or copy the answers with lke set. Nothing was written.")
      )
    case .changedOutside:
      return (
        pick("diubah program lain", "changed by another program"),
        pick("Buka lembar itu lagi.", "Open the sheet again.")
      )
    case .json(let json):
      return (
        pick(
          "JSON rusak pada \(at(json.position)): ", "broken JSON at \(at(json.position)): ") + name(json.reason),
        pick("Perbaiki bagian itu. ", "Mend it there. ") + untouched
      )
    case .unknownKey(let place, let key):
      return (
        pick(
          "kunci \"\(key.displayable())\" tidak dikenal pada \(at(place))",
          "unknown key \(key.displayable()) at \(at(place))"
        ),
        pick("Mungkin ditulis versi lke yang lebih baru. ", "A newer lke may have written it. ") + untouched
      )
    case .malformed(let place, let malformation): return ("\(at(place)): \(name(malformation))", untouched)
    case .unknownFormat(let found, let known):
      return (
        pick(
          "format berkas versi \(found); program ini mengenal versi \(known)",
          "file format \(found); this program knows format \(known)"),
        pick("Pakai lke yang lebih baru. ", "Use a newer lke. ") + untouched
      )
    case .change(let place, let problem): return ("\(at(place)): \(self.problem(problem))", untouched)
    case .instrument(let problem): return (self.problem(problem), untouched)
    case .instrumentUnknown(let id):
      return (
        pick("instrumen \(id.displayable()) tidak dikenal", "the instrument \(id.displayable()) is not known"),
        pick(
          "Letakkan berkasnya di folder instruments dalam penyimpanan; lke instrument list menampilkan yang ada.",
          "Put its file into the store's instruments folder; lke instrument list shows those there are.")
      )
    case .instrumentRules(let id, let wanted, let found):
      return (
        pick(
          "lembar terikat pada aturan \(wanted.prefix(12))… dari instrumen \(id.displayable()); yang ada: \(found.map { $0.prefix(12) + "…" }.joined(separator: ", "))",
          "the sheet is bound to the rules \(wanted.prefix(12))… of the instrument \(id.displayable()); known: \(found.map { $0.prefix(12) + "…" }.joined(separator: ", "))"
        ),
        pick(
          "Letakkan berkas instrumen yang sesuai di folder instruments dalam penyimpanan.",
          "Put the instrument's matching file into the store's instruments folder.")
      )
    }
  }

  private func at(_ place: JSONPlace) -> String {
    let path = place.path.isEmpty ? pick("tingkat teratas", "the top level") : place.path.displayable()
    return place.position.map { "\(path) (\(at($0)))" } ?? path
  }

  private func at(_ position: TextPosition) -> String {
    pick("baris \(position.line) kolom \(position.column)", "line \(position.line) column \(position.column)")
  }

  private func name(_ operation: StoreProblem.Operation) -> String {
    switch operation {
    case .read: pick("tidak dapat dibaca", "cannot be read")
    case .list: pick("isi folder tidak dapat dibaca", "the folder cannot be read")
    case .write: pick("tidak dapat ditulis", "cannot be written")
    case .create: pick("tidak dapat dibuat", "cannot be made")
    case .lock: pick("tidak dapat dikunci", "cannot be locked")
    case .move: pick("tidak dapat dipindahkan", "cannot be moved")
    case .remove: pick("tidak dapat dihapus", "cannot be removed")
    }
  }

  private func name(_ malformation: StoreProblem.Malformation) -> String {
    switch malformation {
    case .missing: pick("tidak ada, padahal wajib", "missing, but required")
    case .value: pick("nilainya tidak dapat dipakai", "not a value that can stand there")
    case .type(let wanted):
      switch wanted {
      case .object: pick("harus berupa objek", "must be an object")
      case .array: pick("harus berupa larik", "must be an array")
      case .text: pick("harus berupa teks", "must be a text")
      case .number: pick("harus berupa angka", "must be a number")
      case .wholeNumber: pick("harus berupa bilangan bulat", "must be a whole number")
      case .flag: pick("harus true atau false", "must be true or false")
      }
    }
  }

  func problem(_ problem: InstrumentProblem) -> String { "\(problem.place.displayable()): \(reason(problem.reason))" }

  private func reason(_ reason: InstrumentProblem.Reason) -> String {
    switch reason {
    case .unknownFormat(let format):
      pick("format instrumen versi \(format) tidak dikenal", "unknown instrument format \(format)")
    case .malformedIdentifier:
      pick("nama hanya boleh huruf, angka, dan tanda hubung", "a name may hold letters, digits and hyphens only")
    case .duplicate: pick("tercantum dua kali", "there twice")
    case .codeOutsideParent(let parent):
      pick("kode tidak melanjutkan \(parent)", "the code does not continue \(parent)")
    case .weightNotPositive(let weight):
      pick("bobot \(weight) bukan angka positif", "the weight \(weight) is not a positive number")
    case .weightsDoNotAddUp(let expected, let found):
      pick(
        "bobot bagian-bagiannya \(numbers.exact(found)), seharusnya \(numbers.exact(expected))",
        "its parts weigh \(numbers.exact(found)), not \(numbers.exact(expected))")
    case .neitherPartsNorQuestions:
      pick("harus berisi salah satu saja: bagian atau soal", "must hold either parts or questions")
    case .unknownKind(let kind):
      pick("jenis soal \(kind.displayable()) tidak dikenal", "unknown kind of question \(kind.displayable())")
    case .ambiguousKind:
      pick("harus tepat satu dari choices, index, dan ratio", "must be exactly one of choices, index and ratio")
    case .valueOutOfRange(let value): pick("nilai \(value) di luar batas", "the value \(value) is out of range")
    case .choicesNotDescending:
      pick(
        "pilihan harus berurutan dari yang terbaik (1) ke yang terendah",
        "choices must stand from the best (1) to the worst")
    case .missing(let key): pick("\(key) tidak ada", "\(key) is missing")
    case .unknownAnswer(let answer):
      pick(
        "jawaban \(answer.displayable()) tidak termasuk pilihan jenis soalnya",
        "the answer \(answer.displayable()) is none of its kind's")
    case .unknownCount(let count):
      pick(
        "rumus menyebut isian \(count.displayable()) yang tidak ada",
        "the formula names the count \(count.displayable()), which is not there")
    case .notARatio:
      pick(
        "rumus harus berupa satu ratio dari jumlah dan selisih", "the formula must be one ratio of sums and differences"
      )
    case .unknownPart(let code):
      pick("bagian \(code.displayable()) tidak ada", "there is no part \(code.displayable())")
    case .minimumOutOfReach(let minimum):
      pick(
        "nilai minimal \(numbers.exact(minimum)) melebihi bobotnya",
        "the minimum \(numbers.exact(minimum)) is more than its weight")
    }
  }

  func problem(_ problem: ExportProblem) -> String {
    switch problem {
    case .temporaryFile(let path, let code):
      pick(
        "berkas sementara \(path) tidak dapat dipakai: \(String(cString: strerror(code)))",
        "the temporary file \(path) cannot be used: \(String(cString: strerror(code)))")
    case .library(let version, let reason):
      pick(
        "libxlsxwriter tidak dapat dimuat (\(reason)); pasang paket libxlsxwriter\(version)",
        "libxlsxwriter cannot be loaded (\(reason)); install the package libxlsxwriter\(version)")
    case .workbook(let code):
      pick(
        "buku kerja tidak dapat dibuat (libxlsxwriter \(code))", "the workbook cannot be made (libxlsxwriter \(code))")
    case .pdfLibrary(let version, let reason):
      pick(
        "libharu tidak dapat dimuat (\(reason)); pasang libharu \(version) (paket libhpdf)",
        "libharu cannot be loaded (\(reason)); install libharu \(version) (the package libhpdf)")
    case .pdf(let code):
      pick("pdf tidak dapat dibuat (libharu \(code))", "the pdf cannot be made (libharu \(code))")
    case .portalUnit(let code): portalUnit(code)
    case .portalIdentities(let codes): portalIdentities(codes)
    }
  }

  func problem(_ problem: TerminalProblem) -> String {
    switch problem {
    case .notATerminal:
      pick(
        "layar lke memerlukan terminal; lke --help menampilkan perintah yang tidak memerlukannya",
        "input and output must be a terminal; lke --help shows the commands that need none")
    case .unknownTerminal(let name):
      pick(
        "terminal \"\(name.displayable())\" tidak dikenal; coba TERM=xterm-256color lke",
        "the terminal \"\(name.displayable())\" is not known; try TERM=xterm-256color lke")
    case .incapableTerminal(let name):
      pick(
        "terminal \"\(name.displayable())\" tidak dapat menempatkan kursor; coba TERM=xterm-256color lke",
        "the terminal \"\(name.displayable())\" cannot place its cursor; try TERM=xterm-256color lke")
    }
  }
}

extension Texts {
  fileprivate func name(_ reason: JSONProblem.Reason) -> String {
    switch reason {
    case .end: pick("berkas berakhir terlalu awal", "the file ends too early")
    case .unexpected(let character):
      pick(
        "\(String(character).displayable()) tidak boleh ada di situ",
        "\(String(character).displayable()) cannot stand there")
    case .trailing: pick("masih ada isi sesudah akhir dokumen", "something follows the end")
    case .byteOrderMark: pick("diawali tanda urutan bita (BOM)", "it begins with a byte order mark")
    case .invalidUTF8: pick("bukan UTF-8", "not UTF-8")
    case .controlCharacter: pick("karakter kendali dalam teks", "a control character in a text")
    case .invalidEscape: pick("urutan karakter lolos \\ tidak dikenal", "an unknown \\ escape")
    case .loneSurrogate: pick("pasangan surrogate tidak lengkap", "half of a surrogate pair")
    case .invalidNumber: pick("bukan angka", "not a number")
    case .numberOutOfRange: pick("angka terlalu besar", "a number that is too large")
    case .duplicateKey(let key):
      pick("kunci \(key.displayable()) tercantum dua kali", "the key \(key.displayable()) is there twice")
    case .tooDeep(let limit): pick("bersarang lebih dari \(limit) tingkat", "nested deeper than \(limit) levels")
    }
  }
}

extension String {
  /// What a command calls the sheet whose file is at this path; nil where that is no sheet's.
  fileprivate var sheetID: String? {
    let parts = split(separator: "/", omittingEmptySubsequences: false)
    guard parts.last == "sheet.json" else { return nil }
    let id = parts.dropLast().suffix(2)
    return (id.first?.wholeMatch(of: /\d{4}/) == nil ? self : id.joined(separator: "/")).displayable()
  }
}

extension Texts {
  /// A sheet by what tells it from others.
  private func name(_ sheet: Sheet) -> String {
    "\(sheet.satker.name) \(sheet.year), \(sheet.instrument.id) \(sheet.instrument.rulesDigest.prefix(8)), uid \(sheet.uid)"
      .displayable()
  }
}
