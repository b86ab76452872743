#include "pipeline/web/page_picture.h"

#include <fmt/format.h>

#include <algorithm>

namespace frisaet::web {
namespace {

constexpr double kMargin = 36;        // points above and below what is shown: half an inch of context
constexpr double kLeastHeight = 144;  // of a cropped picture: less looks like a torn strip

View box_view(const Box& around) {
  View box;
  box.set("x", fmt::format("{:.1f}", around.x0 - 1));
  box.set("y", fmt::format("{:.1f}", around.y0 - 1));
  box.set("width", fmt::format("{:.1f}", around.width() + 2));
  box.set("height", fmt::format("{:.1f}", around.height() + 2));
  return box;
}

View box_view(const Evidence& evidence, const std::string& record) {
  View box = box_view(*evidence.box);
  box.set("mark", record + "-" + evidence.field.substr(0, evidence.field.find('.')));
  box.set("label", evidence.field);
  return box;
}

}  // namespace

ViewList box_views(const std::vector<Box>& boxes) {
  ViewList views;
  for (const Box& box : boxes) views.push_back(box_view(box));
  return views;
}

void put_picture(View& view, const RawPage& page, const std::string& document,
                 const std::vector<StoredRecord>& records, Crop crop) {
  ViewList boxes;
  double top = page.height, bottom = 0;
  for (const StoredRecord& record : records) {
    for (const Evidence& evidence : record.evidence) {
      if (evidence.page != page.number || !evidence.box) continue;
      boxes.push_back(box_view(evidence, record.id));
      top = std::min(top, evidence.box->y0);
      bottom = std::max(bottom, evidence.box->y1);
    }
  }
  if (crop == Crop::kWholePage || boxes.empty()) {
    top = 0;
    bottom = page.height;
  } else {
    top = std::max(0.0, top - kMargin);
    bottom = std::min(static_cast<double>(page.height), std::max(bottom + kMargin, top + kLeastHeight));
  }
  view.set("boxes", boxes);
  view.set("found_boxes", ViewList{});
  view.set("document", document);
  view.set("pictured", page.width > 0);
  view.set("width", fmt::format("{:.1f}", page.width));
  view.set("height", fmt::format("{:.1f}", page.height));
  view.set("view_box", fmt::format("0 {:.1f} {:.1f} {:.1f}", top, page.width, bottom - top));
}

}  // namespace frisaet::web
