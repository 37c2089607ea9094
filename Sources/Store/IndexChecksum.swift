/// A checksum against accidents: the index is not flushed to disk, and a power cut may leave anything in it. Nobody gains
/// by forging one, so it only has to be fast: a cryptographic one takes longer than all the rest.
enum IndexChecksum {
  static func of(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes.base)[bytes.startIndex..<bytes.endIndex])
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ word: UInt64, to sum: UInt64) -> UInt64 {
      let product = (sum ^ word) &* 0x9E37_79B9_7F4A_7C15
      return product ^ (product >> 29)
    }
    var offset = 0
    while offset + 8 <= raw.count {
      sum = add(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)), to: sum)
      offset += 8
    }
    while offset < raw.count {
      sum = add(UInt64(raw[offset]), to: sum)
      offset += 1
    }
    return add(UInt64(raw.count), to: sum)
  }
}
