import pngjs from 'pngjs'
import { encode, renderSVG } from 'uqr'

/** Printed, folded, wet: a quarter of it may be lost. Four modules of white around, as ISO/IEC 18004 asks. */
const drawn = { ecc: 'Q', border: 4 } as const
/** Sharp at 8 cm and 300 dpi, whatever the length of the address. */
const atLeastPixels = 1000

/** An address as a QR code to look at or to print at any size. */
export function qrSvg(address: string): string {
  return renderSVG(address, { ...drawn, pixelSize: 10 })
}

/** The same as an image, for programs that take no drawing. */
export function qrPng(address: string): Buffer {
  const { data, size } = encode(address, drawn)
  const scale = Math.ceil(atLeastPixels / size)
  const png = new pngjs.PNG({ width: size * scale, height: size * scale, colorType: 0 })
  for (let at = 0; at < png.width * png.height; at++) {
    const row = Math.floor(at / png.width / scale)
    const column = Math.floor((at % png.width) / scale)
    png.data.fill(data[row]![column] ? 0 : 255, at * 4, at * 4 + 3)
    png.data[at * 4 + 3] = 255
  }
  return pngjs.PNG.sync.write(png, { colorType: 0 })
}
