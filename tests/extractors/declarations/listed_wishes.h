#pragma once

#include <functional>
#include <string>
#include <vector>

namespace frisaet::test {

/// `1:aeldre 2:dagtilbud` in the order they are held, `-:aeldre` where a wish has no place; `also` is printed
/// behind each. Of what a text says (StatedWish) as of what a record holds (Priority).
template <typename Wish>
std::string listed(const std::vector<Wish>& wishes,
                   const std::function<std::string(const Wish&)>& also = nullptr) {
  std::string all;
  for (const Wish& wish : wishes) {
    all += all.empty() ? "" : " ";
    all += (wish.rank ? std::to_string(*wish.rank) : "-") + ":" + wish.area;
    if (also) all += also(wish);
  }
  return all;
}

}  // namespace frisaet::test
