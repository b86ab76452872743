#pragma once

#include <string_view>

namespace frisaet {

/// How a camera was held, as the EXIF tag Orientation (0x0112) of a JPEG says it: 1 upright, 2 mirrored, 3
/// upside down, 4 both, 6 to be turned a quarter clockwise, 8 a quarter the other way, 5 and 7 these and
/// mirrored. 1 where the tag is missing, damaged or out of range: doubt leaves the picture as it is stored.
/// Looks at the segments before the picture data only. Source: EXIF 2.32, 4.6.4; TIFF 6.0, section 2.
int exif_orientation(std::string_view jpeg);

}  // namespace frisaet
