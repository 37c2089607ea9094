import Glibc
import Synchronization

/// A thread that flushes logs beside the work, and does nothing else. How it went the log itself says.
package final class Flusher: Sendable {
  private struct Work: Sendable {
    /// What is to be flushed next.
    var log: LogFile?
    var hasThread = false
  }

  private let work = Mutex(Work())
  /// Counts up with each wish. It stays where it is for as long as the thread may wait for it: for ever.
  nonisolated(unsafe) private let wishes: UnsafeMutablePointer<sem_t>

  package init() {
    wishes = .allocate(capacity: 1)
    sem_init(wishes, 0, 0)
  }

  /// Has the log flushed at once; what is asked for while the thread is busy is done in one go afterwards. Does not wait.
  package func flush(_ log: LogFile) {
    let hasThread = work.withLock { work in
      work.log = log
      if !work.hasThread { work.hasThread = start() }
      return work.hasThread
    }
    // Without threads it takes longer; its failure stays with the log.
    if hasThread { sem_post(wishes) } else { try? log.flush() }
  }

  private func start() -> Bool {
    // Signals are for the thread that waits for keys.
    var (all, before) = (sigset_t(), sigset_t())
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var thread = pthread_t()
    let flusher = Unmanaged.passRetained(self)
    let code = pthread_create(
      &thread, nil,
      { flusher in
        guard let flusher else { return nil }
        Unmanaged<Flusher>.fromOpaque(flusher).takeUnretainedValue().run()
      }, flusher.toOpaque())
    guard code == 0 else {
      flusher.release()
      return false
    }
    pthread_detach(thread)
    return true
  }

  private func run() -> Never {
    while true {
      sem_wait(wishes)
      let log = work.withLock { work in
        defer { work.log = nil }
        return work.log
      }
      try? log?.flush()
    }
  }
}
