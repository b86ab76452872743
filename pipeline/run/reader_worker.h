#pragma once

namespace frisaet {

/// The hidden subcommand with which the program starts itself as a reader; `main` compares argv[1] with it
/// before anything else and returns run_reader_worker(kReaderSocket).
inline constexpr const char* kReaderSubcommand = "__reader";

/// The descriptor on which a reader finds the socket to its parent.
inline constexpr int kReaderSocket = 3;

/// Exit codes by which a reader tells why it ended, where it still could.
inline constexpr int kReaderOutOfMemory = 71;
inline constexpr int kReaderFault = 70;

/// The life of a reader process: shuts itself in (see pipeline/run/reader_sandbox.h), says hello, then reads
/// one document after the other as it is told over the socket, until the parent closes it. Returns the exit
/// code. REQUIRES: called before any thread is started; OMP_THREAD_LIMIT=1 in the environment.
int run_reader_worker(int socket_fd);

}  // namespace frisaet
