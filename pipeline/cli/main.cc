#include <cstring>
#include <iostream>
#include <string>
#include <vector>

#include "pipeline/cli/cli.h"
#include "pipeline/run/reader_worker.h"

int main(int argc, char** argv) {
  if (argc > 1 && std::strcmp(argv[1], frisaet::kReaderSubcommand) == 0) {
    return frisaet::run_reader_worker(frisaet::kReaderSocket);
  }
  return frisaet::run_cli({argv + 1, argv + argc}, std::cout, std::cerr);
}
