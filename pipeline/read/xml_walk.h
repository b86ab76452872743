#pragma once

// Shared inside pipeline/read only: libxml2's trees, walked without recursion, as their depth is the
// document's choice.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

// libxml2's own names.
struct _xmlDoc;   // NOLINT(bugprone-reserved-identifier)
struct _xmlNode;  // NOLINT(bugprone-reserved-identifier)

namespace frisaet::xml {

using Node = const ::_xmlNode;

struct FreeDocument {
  void operator()(::_xmlDoc* document) const;
};
using DocumentPtr = std::unique_ptr<::_xmlDoc, FreeDocument>;

Node* root_of(const DocumentPtr& document);  ///< null when there is none
Node* first_child(Node* node);               ///< of any kind; null when there is none
Node* next(Node* node);                      ///< the sibling behind it, or null
Node* parent(Node* node);

bool is_element(Node* node);
std::string_view name_of(Node* node);  ///< local name
/// The characters of a text node; empty for any other.
std::string_view characters(Node* node);
/// An attribute by its local name, whatever its namespace; empty where there is none.
std::string attribute(Node* node, std::string_view name);
bool has_attribute(Node* node, std::string_view name);
/// The first child element of that local name, or null. `node` may be null.
Node* child(Node* node, std::string_view name);

/// Visits `root` and all below it in order: `enter(node)` says whether its children are visited too,
/// `leave(node)` comes after them and only for elements that were entered. Constant stack.
template <typename Enter, typename Leave>
void walk(Node* root, Enter enter, Leave leave) {
  Node* node = root;
  while (node != nullptr) {
    const bool inside = enter(node) && is_element(node);
    if (Node* inner = inside ? first_child(node) : nullptr; inner != nullptr) {
      node = inner;
      continue;
    }
    if (inside) leave(node);
    while (node != root && next(node) == nullptr) {
      node = parent(node);
      leave(node);
    }
    node = node == root ? nullptr : next(node);
  }
}

/// The characters of all text nodes below a node, in order.
std::string text_below(Node* node);
/// How many words, parted by white space, a node's text_below() has.
std::size_t words_in(Node* node);

}  // namespace frisaet::xml
