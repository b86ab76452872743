#pragma once

#include <linux/capability.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <initializer_list>

namespace frisaet::support {

/// For as long as this lives, this thread may not do what the capabilities allow (CAP_…, capabilities(7)), as
/// a service of its own user may not: with CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH taken, modes of files
/// hold for root too. Other threads are as they were.
class WithoutCapabilities {
 public:
  explicit WithoutCapabilities(std::initializer_list<unsigned> taken) {
    get();
    before_ = data_[0].effective;
    for (const unsigned one : taken) data_[0].effective &= ~(1U << one);
    set();
  }
  ~WithoutCapabilities() {
    get();
    data_[0].effective = before_;
    set();
  }
  WithoutCapabilities(const WithoutCapabilities&) = delete;
  WithoutCapabilities& operator=(const WithoutCapabilities&) = delete;

 private:
  void get() { syscall(SYS_capget, &header_, data_); }
  void set() { syscall(SYS_capset, &header_, data_); }

  __user_cap_header_struct header_{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct data_[2]{};
  __u32 before_ = 0;
};

}  // namespace frisaet::support
