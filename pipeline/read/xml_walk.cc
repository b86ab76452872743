#include "pipeline/read/xml_walk.h"

#include <libxml/tree.h>

#include <iterator>
#include <sstream>

namespace frisaet::xml {
namespace {

std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

}  // namespace

void FreeDocument::operator()(::_xmlDoc* document) const {
  xmlFreeDoc(document);
}

Node* root_of(const DocumentPtr& document) {
  return document == nullptr ? nullptr : xmlDocGetRootElement(document.get());
}
Node* first_child(Node* node) {
  return node->children;
}
Node* next(Node* node) {
  return node->next;
}
Node* parent(Node* node) {
  return node->parent;
}

bool is_element(Node* node) {
  return node->type == XML_ELEMENT_NODE;
}

std::string_view name_of(Node* node) {
  return view_of(node->name);
}

std::string_view characters(Node* node) {
  const bool text = node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
  return text ? view_of(node->content) : std::string_view();
}

std::string attribute(Node* node, std::string_view name) {
  for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
    if (view_of(a->name) == name && a->children != nullptr) return std::string(characters(a->children));
  }
  return {};
}

bool has_attribute(Node* node, std::string_view name) {
  for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
    if (view_of(a->name) == name) return true;
  }
  return false;
}

Node* child(Node* node, std::string_view name) {
  for (Node* c = node == nullptr ? nullptr : node->children; c != nullptr; c = c->next)
    if (is_element(c) && name_of(c) == name) return c;
  return nullptr;
}

std::string text_below(Node* node) {
  std::string text;
  walk(
      node,
      [&](Node* inner) {
        text += characters(inner);
        return true;
      },
      [](Node*) {});
  return text;
}

std::size_t words_in(Node* node) {
  std::istringstream words(text_below(node));
  return static_cast<std::size_t>(
      std::distance(std::istream_iterator<std::string>(words), std::istream_iterator<std::string>()));
}

}  // namespace frisaet::xml
