// Files made to break a decoder, each a lesson that some image server learned.
import { deflateSync } from 'node:zlib'
import { jpeg } from './media.mjs'

const u32 = (value) => { const bytes = Buffer.alloc(4); bytes.writeUInt32BE(value); return bytes }
const le16 = (value) => { const bytes = Buffer.alloc(2); bytes.writeUInt16LE(value); return bytes }

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  return Buffer.concat([u32(data.length), body, u32(crc(body))])
}

const table = Array.from({ length: 256 }, (_, n) => {
  for (let i = 0; i < 8; i++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1
  return n >>> 0
})
function crc(bytes) {
  let value = 0xffffffff
  for (const byte of bytes) value = table[(value ^ byte) & 255] ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}

/** A PNG of one colour, one bit a pixel, with chunks of choice before the data. */
function png(width, height, ...chunks) {
  const rows = Buffer.alloc((1 + Math.ceil(width / 8)) * height)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', Buffer.concat([u32(width), u32(height), Buffer.from([1, 0, 0, 0, 0])])),
    ...chunks, chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0)),
  ])
}

const gifHeader = (width, height) => Buffer.concat([Buffer.from('GIF89a'), le16(width), le16(height), Buffer.from([0x80, 0, 0, 0, 0, 0, 255, 255, 255])])
const gifFrame = (left, top, width, height) =>
  Buffer.concat([Buffer.from([0x2c]), le16(left), le16(top), le16(width), le16(height), Buffer.from([0, 2, 2, 0x4c, 0x01, 0])])

const svg = (content, attributes = 'width="100" height="100"', prolog = '') =>
  Buffer.from(`${prolog}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${content}</svg>`)

const laughs = Array.from({ length: 10 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')

/** File name → bytes. `outside` is an address that must never be asked. */
export async function craftedFiles(outside) {
  const whole = await jpeg(800, 600)
  return {
    'one-colour-16384-square.png': png(16384, 16384),
    'claims-ten-million-square.png': Buffer.concat([png(8, 8).subarray(0, 8), chunk('IHDR', Buffer.concat([u32(1e7), u32(1e7), Buffer.from([8, 2, 0, 0, 0])]))]),
    'text-of-100-mb.png': png(8, 8, chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), deflateSync(Buffer.alloc(100_000_000))]))),
    'ends-in-the-scan.jpg': whole.subarray(0, whole.length / 2),
    'ends-in-the-header.jpg': whole.subarray(0, 100),
    'frame-beyond-canvas.gif': Buffer.concat([gifHeader(10, 10), gifFrame(5, 5, 60000, 60000), Buffer.from([0x3b])]),
    'comment-without-end.gif': Buffer.concat([gifHeader(10, 10), Buffer.from([0x21, 0xfe]), Buffer.alloc(5000, 0xff)]),
    'ten-thousand-frames.gif': Buffer.concat([gifHeader(1, 1), ...Array.from({ length: 10_000 }, () => gifFrame(0, 0, 1, 1)), Buffer.from([0x3b])]),
    'forty-bits-a-pixel.bmp': Buffer.from('424d46000000000000003600000028000000020000000200000001002800000000001000000000000000000000000000000000000000ffffffffffffffffffffffff', 'hex'),
    'four-thousand-million-wide.bmp': Buffer.from('424d460000000000000036000000280000000100000000286bee01001800000000001000000000000000000000000000000000000000ffffffff', 'hex'),
    'many-icons.ico': Buffer.concat([Buffer.from([0, 0, 1, 0, 0xff, 0xff]), Buffer.alloc(2000, 1)]),
    'largest.webp': Buffer.from('524946462600000057454250565038201a000000300100' + '9d012aff3fff3f0000000000000000000000', 'hex'),
    'script.svg': svg('<script>alert(1)</script><rect width="50" height="50" onload="alert(1)"/>'),
    'external-entity.svg': svg('<text y="20">&x;</text>', 'width="100" height="100"', '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    'billion-laughs.svg': svg('<text y="20">&l10;</text>', 'width="100" height="100"', `<!DOCTYPE svg [<!ENTITY l0 "lol">${laughs}]>`),
    'million-square.svg': svg('<rect width="10" height="10"/>', 'width="1000000" height="1000000"'),
    'calls-out.svg': svg(`<image href="${outside}/a.png" width="9" height="9"/><image xlink:href="${outside}/b.png" width="9" height="9"/><style>@import url(${outside}/c.css);</style>`),
    'reads-files.svg': svg('<image href="file:///etc/hostname" width="9" height="9"/><image href="/etc/hostname" width="9" height="9"/>'),
    'uses-itself.svg': svg('<g id="a"><use xlink:href="#a"/></g>'),
    'hundred-thousand-nodes.svg': svg('<g>'.repeat(50_000) + '</g>'.repeat(50_000)),
    'zeros.tiff': Buffer.concat([Buffer.from('49492a0008000000ffff', 'hex'), Buffer.alloc(100_000)]),
    'broken.pdf': Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF'),
    'nothing-inside.avif': Buffer.from('0000001c667479706176696600000000617669666d696631000000006d657461ffffffff', 'hex'),
  }
}
