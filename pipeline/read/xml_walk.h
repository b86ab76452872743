#pragma once

// Shared inside pipeline/read only: libxml2's trees, walked without recursion, as their depth is the
// document's choice.

#include <libxml/tree.h>

#include <memory>
#include <string>
#include <string_view>

namespace frisaet::xml {

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using DocumentPtr = std::unique_ptr<xmlDoc, FreeDocument>;

inline std::string_view name_of(const xmlNode* node) {
  return node->name == nullptr ? std::string_view() : reinterpret_cast<const char*>(node->name);
}

inline bool is_element(const xmlNode* node) {
  return node->type == XML_ELEMENT_NODE;
}

/// The characters of a text node; empty for any other.
inline std::string_view characters(const xmlNode* node) {
  const bool text = node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
  return !text || node->content == nullptr ? std::string_view()
                                           : reinterpret_cast<const char*>(node->content);
}

/// An attribute by its local name, whatever its namespace; empty where there is none.
inline std::string attribute(const xmlNode* node, std::string_view name) {
  for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
    if (reinterpret_cast<const char*>(a->name) != name || a->children == nullptr) continue;
    return std::string(characters(a->children));
  }
  return {};
}

/// The first child element of that local name, or null.
inline const xmlNode* child(const xmlNode* node, std::string_view name) {
  for (const xmlNode* c = node == nullptr ? nullptr : node->children; c != nullptr; c = c->next)
    if (is_element(c) && name_of(c) == name) return c;
  return nullptr;
}

/// Visits `root` and all below it in order: `enter(node)` says whether its children are visited too,
/// `leave(node)` comes after them and only for elements that were entered. Constant stack.
template <typename Enter, typename Leave>
void walk(const xmlNode* root, Enter enter, Leave leave) {
  const xmlNode* node = root;
  while (node != nullptr) {
    const bool inside = enter(node) && is_element(node);
    if (inside && node->children != nullptr) {
      node = node->children;
      continue;
    }
    if (inside) leave(node);
    while (node != root && node->next == nullptr) {
      node = node->parent;
      leave(node);
    }
    node = node == root ? nullptr : node->next;
  }
}

}  // namespace frisaet::xml
