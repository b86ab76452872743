"""Files that mean harm or that nobody expects, each with what may become of it. `make` writes them; `hostile` measures.

A file may be *read* (delivered as a document), *refused* (kept out with a reason of its own, named by its code) or, where
only the machine decides, either. What never may happen is judged by `hostile`: a crash of the program, a hang, a good
neighbour lost.
"""
import random
import struct
import zlib

READ, EITHER = "read", "either"  # or the error code that is expected, such as "encrypted"


class Pdf:
    """The plainest writer of PDF files there is: numbered objects, a table of contents, nothing checked."""

    def __init__(self):
        self.objects = []

    def add(self, body, data=None):
        """Adds an object, with a stream if there is data, and gives its number."""
        if data is not None:
            body = body.rstrip().removesuffix(">>") + f"/Length {len(data)} >>"
            self.objects.append(body.encode() + b"\nstream\n" + data + b"\nendstream")
        else:
            self.objects.append(body.encode())
        return len(self.objects)

    def next(self):
        return len(self.objects) + 1

    def bytes(self, root, prev=None, trailer=""):
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        offsets = []
        for number, body in enumerate(self.objects, 1):
            offsets.append(len(out))
            out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        table = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
        out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        previous = "" if prev is None else f"/Prev {table if prev == 'itself' else prev}"
        out += f"trailer\n<< /Size {len(offsets) + 1} /Root {root} 0 R {previous} {trailer} >>\nstartxref\n{table}\n%%EOF\n".encode()
        return bytes(out)


FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
LINES = ["Referat af m\xf8det i \xd8konomiudvalget", "1. Godkendelse af dagsorden", "Godkendt.",
         "2. Frihed p\xe5 \xe6ldreomr\xe5det", "Udvalget anbefaler, at kommunen s\xf8ger om at blive sat fri.", "Anbefalet."]


def text(lines=LINES, size=11):
    body = f"BT /F {size} Tf 60 780 Td {size + 4} TL\n" + "".join(f"({line}) Tj T*\n" for line in lines) + "ET\n"
    return body.encode("cp1252")


def one_page(content=None, box="[0 0 595 842]", page="", extra=None, stream=""):
    """A file of one page; `page` and `stream` are more words for their dictionaries. `extra(pdf)` may add objects first and gives
    what goes into the page's resources."""
    pdf = Pdf()
    font = pdf.add(FONT)
    more = extra(pdf) if extra else ""
    stream = pdf.add(f"<< {stream} >>", text() if content is None else content)
    parent = pdf.next() + 1
    leaf = pdf.add(f"<< /Type /Page /Parent {parent} 0 R /MediaBox {box} /Contents {stream} 0 R {page} "
                   f"/Resources << /Font << /F {font} 0 R >> {more} >> >>")
    pdf.add(f"<< /Type /Pages /Kids [{leaf} 0 R] /Count 1 >>")
    return pdf.bytes(pdf.add(f"<< /Type /Catalog /Pages {parent} 0 R >>"))


def many_pages(count, claimed=None, content=None):
    pdf = Pdf()
    font, stream = pdf.add(FONT), pdf.add("<< >>", text() if content is None else content)
    parent = count + 3
    leaves = [pdf.add(f"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 595 842] /Contents {stream} 0 R /Resources << /Font << /F {font} 0 R >> >> >>")
              for _ in range(count)]
    pdf.add(f"<< /Type /Pages /Kids [{' '.join(f'{leaf} 0 R' for leaf in leaves)}] /Count {claimed or count} >>")
    return pdf.bytes(pdf.add(f"<< /Type /Catalog /Pages {parent} 0 R >>"))


def zeros(length):
    """`length` blanks, packed by deflate: a few thousandths of it."""
    packer = zlib.compressobj(1)  # the quickest; blanks pack well at any level
    block = b" " * (1 << 20)
    packed = bytearray()
    for _ in range(length >> 20):
        packed += packer.compress(block)
    return bytes(packed + packer.flush())


def image(width, height, data, bits=8, space="/DeviceGray", filters="/FlateDecode"):
    def extra(pdf):
        number = pdf.add(f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace {space} /BitsPerComponent {bits} /Filter {filters} >>", data)
        return f"/XObject << /I {number} 0 R >>"
    return extra


PACKED = "/Filter /FlateDecode"
PAINT = b"q 595 0 0 842 0 0 cm /I Do Q\n"


def forms(depth, width):
    """Forms that each draw the next one `width` times: width^depth drawings from a file of a few kilobytes."""
    def extra(pdf):
        first = pdf.next()
        for level in range(depth):
            inner = b"/X Do\n" * width if level + 1 < depth else b"0 0 m 9 9 l S BT /F 9 Tf (x) Tj ET\n"
            resources = f"/Resources << /XObject << /X {first + level + 1} 0 R >> >>" if level + 1 < depth else ""
            pdf.add(f"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] {resources} >>", inner)
        return f"/XObject << /X {first} 0 R >>"
    return extra


def form_in_itself(pdf):
    number = pdf.next()
    pdf.add(f"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X {number} 0 R >> >> >>", b"/X Do\n")
    return f"/XObject << /X {number} 0 R >>"


def pattern_in_itself(pdf):
    number = pdf.next()
    pdf.add(f"<< /Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.01 /YStep 0.01 "
            f"/Resources << /Pattern << /P {number} 0 R >> >> >>", b"/Pattern cs /P scn 0 0 1 1 re f\n")
    return f"/Pattern << /P {number} 0 R >>"


def tree(kids, count):
    """A catalogue over a page tree given as text; object 1 is the tree's root, 2 the catalogue."""
    pdf = Pdf()
    pdf.add(f"<< /Type /Pages /Kids [{kids}] /Count {count} >>")
    return pdf.bytes(pdf.add("<< /Type /Catalog /Pages 1 0 R >>"))


def font_with_map(cmap):
    """A page whose font translates its letters by a map of ours."""
    def extra(pdf):
        number = pdf.add("<< /Type /CMap >>", cmap)
        other = pdf.add(f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode {number} 0 R >>")
        return f"/ExtGState << /G << /Font [{other} 0 R 9] >> >>"
    return one_page(text() + b"/G gs\n" + text(), extra=extra)


def png(width, height, rows, bits=8):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", width, height, bits, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def tiff(entries, directories=1, loop=False):
    """Little-endian TIFF whose directories all hold the same entries (tag, type, count, value)."""
    out = bytearray(b"II*\0" + struct.pack("<I", 8))
    for index in range(directories):
        size = 2 + 12 * len(entries) + 4
        following = 8 if loop else (len(out) + size if index + 1 < directories else 0)
        out += struct.pack("<H", len(entries))
        out += b"".join(struct.pack("<HHII", *entry) for entry in sorted(entries))
        out += struct.pack("<I", following)
    return bytes(out)


def bilevel(width, height, offset=8, size=4):
    return [(256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 1), (259, 3, 1, 1), (262, 3, 1, 0), (273, 4, 1, offset), (277, 3, 1, 1), (278, 4, 1, height),
            (279, 4, 1, size)]


def jpeg_head(width, height):
    return (b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0" + b"\xff\xdb\x00\x43\0" + bytes([1] * 64) +
            b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\0" + b"\xff\xda\x00\x08\x01\x01\0\0\x3f\0" + b"\0" * 64)


def mail(levels):
    head = "From: a@by.dk\r\nTo: b@kl.dk\r\nSubject: Velf\xe6rdsaftale\r\nMIME-Version: 1.0\r\n".encode()
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (level, level) for level in range(levels))
    return head + parts + b"Content-Type: text/plain\r\n\r\nHej\r\n"


def odd(bombs=True):
    """Yields (name, bytes, what may become of it) of everything that is not made from a good document."""
    if bombs:
        yield from small_files_that_unpack_to_much()
    yield from files_that_lie()


def small_files_that_unpack_to_much():
    """Bombs, and what is as slow: most of them end at the limit of time."""
    yield "bomb_content.pdf", one_page(zeros(1 << 30), stream=PACKED), EITHER
    twice = zlib.compress(zeros(1 << 30), 1)
    yield "bomb_content_packed_twice.pdf", one_page(twice, stream="/Filter [/FlateDecode /FlateDecode]"), EITHER
    yield "bomb_letters.pdf", one_page(zlib.compress(b"BT /F 9 Tf " + b"(mange ord uden ende) Tj " * 8_000_000 + b"ET", 1), stream=PACKED), EITHER
    yield "bomb_lines.pdf", one_page(zlib.compress(text() + b"0 0 m 99 99 l S\n" * 6_000_000, 1), stream=PACKED), EITHER
    yield "bomb_forms.pdf", one_page(text() + b"/X Do\n", extra=forms(12, 12)), EITHER
    yield "bomb_picture_grey.pdf", one_page(PAINT, extra=image(35_000, 35_000, zeros(35_000 * 35_000))), EITHER
    yield "bomb_picture_bits.pdf", one_page(PAINT, extra=image(120_000, 120_000, zeros(120_000 * 15_000), bits=1)), EITHER
    yield "bomb_picture_beside_text.pdf", one_page(text() + PAINT, extra=image(35_000, 35_000, zeros(35_000 * 35_000))), EITHER
    yield "bomb_hex.pdf", one_page(b"BT /F 9 Tf <" + b"41" * 20_000_000 + b"> Tj ET"), EITHER
    yield "bomb.png", png(35_000, 35_000, zeros(35_001 * 35_000)), EITHER
    yield "bomb_bits.png", png(200_000, 20_000, zeros(25_001 * 20_000), bits=1), EITHER
    yield "frames_10000.tif", tiff(bilevel(8, 8), directories=10_000), EITHER


def files_that_lie():
    """Loops, measures beyond reason, claims that do not hold, and what is no document."""
    # Loops: what refers to itself.
    yield "loop_form.pdf", one_page(text() + b"/X Do\n", extra=form_in_itself), EITHER
    yield "loop_pattern.pdf", one_page(text() + b"/Pattern cs /P scn 0 0 500 500 re f\n", extra=pattern_in_itself), EITHER
    yield "loop_pages.pdf", tree("1 0 R", 1), EITHER
    yield "loop_pages_counted.pdf", tree("1 0 R 1 0 R", 4_000), EITHER
    pdf = Pdf()
    root = pdf.add("<< /Type /Catalog /Pages 2 0 R >>")
    pdf.add("<< /Type /Pages /Kids [] /Count 0 >>")
    yield "loop_table.pdf", pdf.bytes(root, prev="itself"), EITHER
    yield "loop_table_with_page.pdf", one_page().replace(b"trailer\n<< ", b"trailer\n<< /Prev 9 "), EITHER
    yield "loop_length.pdf", one_page().replace(b"/Length ", b"/Length 2 0 R /X ", 1), EITHER
    yield "loop_font_map.pdf", font_with_map(b"/CIDInit /ProcSet findresource begin /X usecmap /X usecmap begincmap endcmap"), READ
    yield "font_map_without_end.pdf", font_with_map(b"begincmap 1 beginbfrange <0000> <ffff> <" + b"0041" * 4000), READ
    yield "font_map_range_of_all.pdf", font_with_map(b"begincmap 100 beginbfrange " + b"<00000000> <ffffffff> <0041>\n" * 100 + b"endbfrange endcmap"), EITHER
    # Pages without number or measure.
    yield "pages_2000.pdf", many_pages(2_000), READ
    yield "pages_5001.pdf", many_pages(5_001), "limit"
    yield "pages_claimed.pdf", many_pages(1, claimed=2_000_000_000), EITHER
    yield "pages_none.pdf", tree("", 0), EITHER
    yield "page_giant.pdf", one_page(box="[0 0 14400 14400]"), READ
    yield "page_giant_with_picture.pdf", one_page(b"q 14400 0 0 14400 0 0 cm /I Do Q\n", box="[0 0 14400 14400]", extra=image(64, 64, zlib.compress(bytes(64 * 64)))), READ
    yield "page_beyond_measure.pdf", one_page(box="[0 0 1e15 1e15]"), EITHER
    yield "page_of_nothing.pdf", one_page(box="[0 0 0 0]"), EITHER
    yield "page_turned_about.pdf", one_page(box="[595 842 0 0]"), READ
    yield "page_without_numbers.pdf", one_page(box="[a b c d]"), EITHER
    yield "page_turned_by_45.pdf", one_page(page="/Rotate 45"), READ
    yield "page_units.pdf", one_page(page="/UserUnit 75000"), EITHER
    yield "words_far_away.pdf", one_page(b"BT /F 9 Tf 1 0 0 1 1e30 1e30 Tm (langt v\xe6k) Tj 1 0 0 1 60 700 Tm (her) Tj ET"), READ
    yield "words_of_no_size.pdf", one_page(b"BT /F 0 Tf 60 700 Td (ingen) Tj /F 1e9 Tf (uendelig) Tj /F 11 Tf (her) Tj ET"), READ
    yield "state_saved_for_ever.pdf", one_page(b"q " * 3_000_000 + text()), EITHER
    yield "arrays_in_arrays.pdf", one_page(b"[" * 3_000_000 + text()), EITHER
    yield "dictionaries_in_dictionaries.pdf", one_page(page="/X " + "<< /X " * 200_000 + "1" + " >>" * 200_000), EITHER
    # Pictures that lie.
    yield "claims_much.png", png(2_147_483_647, 2_147_483_647, zlib.compress(b"\0" * 100)), EITHER
    yield "claims_much.jpg", jpeg_head(65_500, 65_500), EITHER
    yield "cut_off.jpg", jpeg_head(800, 600)[:-40], EITHER
    yield "claims_much.tif", tiff(bilevel(2_000_000_000, 2_000_000_000)), EITHER
    yield "loop.tif", tiff(bilevel(8, 8), loop=True), EITHER
    yield "points_outside.tif", tiff(bilevel(800, 800, offset=4_000_000_000, size=4_000_000_000)), EITHER
    # What is no document.
    chance = random.Random(3)
    yield "empty.pdf", b"", "unreadable"
    yield "noise.pdf", bytes(chance.randrange(256) for _ in range(50_000)), EITHER
    yield "only_a_head.pdf", b"%PDF-1.7\n", "unreadable"
    yield "only_a_name.pdf", b"<html><body>404 Siden findes ikke</body></html>", EITHER
    yield "head_after_a_megabyte.pdf", bytes(chance.randrange(1, 128) for _ in range(1 << 20)) + one_page(), EITHER
    yield "script_and_files.pdf", one_page(page="/AA << /O << /S /JavaScript /JS (app.launchURL('http://example.org')) >> >>"), READ
    yield "points_to_the_machine.pdf", one_page(extra=lambda pdf: f"/X {pdf.add('<< /F (/etc/passwd) /FFilter /FlateDecode >>', b'')} 0 R"), READ
    yield "mail_10000_levels.eml", mail(10_000), READ
    yield "lines_without_end.txt", ("velf\xe6rdsaftale " * 1_000_000).encode(), EITHER
    yield "marks_without_end.txt", ("a" + "\u0301" * 500_000).encode(), EITHER
    yield "form_feeds.txt", b"side\f" * 20_000, "limit"


def damaged(name, good, count, chance):
    """Yields `count` spoilt copies of a good document: cut off, bytes turned, pieces lost, doubled or swapped."""
    stem, dot, ending = name.rpartition(".")
    for index in range(count):
        spoilt = bytearray(good)
        kind = index % 5
        if kind == 0:
            spoilt = spoilt[:chance.randrange(1, len(spoilt))]
        elif kind == 1:
            for _ in range(chance.choice((1, 20, 400))):
                spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        elif kind == 2:
            begin = chance.randrange(len(spoilt))
            del spoilt[begin:begin + chance.randrange(1, 4000)]
        elif kind == 3:
            begin = chance.randrange(len(spoilt))
            spoilt[begin:begin] = spoilt[begin:begin + 3000] * 3
        else:
            for digit in [at for at, byte in enumerate(spoilt) if 48 <= byte <= 57][::chance.randrange(7, 90)]:
                spoilt[digit] = chance.randrange(48, 58)
        yield f"{stem}_{index:03d}{dot}{ending}", bytes(spoilt), EITHER
