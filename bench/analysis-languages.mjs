// How well text is read in languages that a caller hints at: node bench/analysis-languages.mjs [LANGUAGE...]
// Each is drawn in sizes and turns, and read as writing on things, as a page (adv_ocr:document) and without a hint. Prints a table in Markdown:
// character error rates without blanks, in percent, and milliseconds a picture. The texts are pangrams and everyday sentences.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { distance, letters } from './support/errors.mjs'
import { MediaWorker } from './support/worker.mjs'

const text = 32
const texts = {
  de: ['Übermütige Füchse hören', 'große Äpfel fallen, 48,50 €', 'Straße nach Köln-Süd'],
  fr: ['Crème brûlée à la carte', 'garçon naïf, déjà élève', "façade où l'œuvre naît"],
  es: ['El niño pidió agua', '¿Cuándo llegará el avión?', 'pingüino y cigüeña'],
  it: ['Perché è già così tardi', 'la città più bella', 'caffè e tè al bar'],
  pt: ['Não há razões à vista', 'coração, pão e maçã', 'três avós amáveis'],
  nl: ['Eén geïnteerde lezer', 'zee, bureau en café', 'prijs 12,50 per stuk'],
  sv: ['Flygande bäckasiner', 'söka hwila på mjuka', 'tuvor i Malmö på ön'],
  da: ['Høj bly gom vandt', 'fræk sexquiz på wc', 'rødgrød med fløde'],
  no: ['Vår særnorske kjøkken', 'blåbær og søt ost', 'Østlandet, måndag'],
  fi: ['Törkylempijävongahdus', 'yö on täynnä ääniä', 'hyvää päivää, kiitos'],
  pl: ['Zażółć gęślą jaźń', 'źródło łąki w Łodzi', 'pchnąć w tę łódź'],
  cs: ['Příliš žluťoučký kůň', 'úpěl ďábelské ódy', 'řeka teče městem'],
  hu: ['Árvíztűrő tükörfúrógép', 'jó szerencsét kívánok', 'őszi erdő, hűvös eső'],
  ro: ['Bună dimineața țară', 'îngheţată şi plăcintă', 'muncă fără sfârșit'],
  tr: ['Güneşli günler çok güzel', 'ışığı yüzümü ağartır', 'şişeyi İzmir’e götür'],
  vi: ['Tôi yêu tiếng nước tôi', 'từ khi mới ra đời', 'người ơi, đừng về'],
  ru: ['Съешь ещё этих мягких', 'французских булок', 'да выпей же чаю'],
  uk: ["Їжак знає: щастя є", "ґрунт і під'їзд", 'гарної вам днини'],
  bg: ['Жълтата дюля беше', 'щастлива, че пухът', 'цъфна в градината'],
  el: ['Ξεσκεπάζω την ψυχοφθόρα', 'βδελυγμία και φεύγω', 'Καλημέρα κόσμε'],
  he: ['דג סקרן שט בים מאוכזב', 'ולפתע מצא חברה', 'שלום לכולם היום'],
  ar: ['مرحبا بكم في المدينة', 'الكتاب على الطاولة', 'صباح الخير يا صديقي'],
  hi: ['नमस्ते दुनिया आज', 'किताब मेज पर है', 'यह एक सुंदर दिन है'],
  th: ['สวัสดีชาวโลก', 'หนังสืออยู่บนโต๊ะ', 'วันนี้อากาศดีมาก'],
  ja: ['東京都の図書館で本を読む', '新しい写真を整理する', 'カメラとレンズの店'],
  ko: ['안녕하세요 여러분', '도서관에서 책을 읽다', '새로운 사진을 정리'],
}

const drawings = [...[14, 20, 32, 64].map((size) => ({ size, turn: 0 })), { size: 32, turn: 12 }]
const ways = [['writing', (code) => [code]], ['page', (code) => [code, true]], ['no hint', () => []]]

async function draw(path, lines, { size, turn }) {
  const [width, height] = [Math.round(size * 20), Math.round(size * (turn ? 14 : 9))]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>
    <g transform="rotate(${turn} ${width / 2} ${height / 2})" font-family="DejaVu Sans, Noto Sans, WenQuanYi Micro Hei" font-size="${size}" text-anchor="middle">${
    lines.map((line, i) => `<text x="${width / 2}" y="${height / 2 + size * (2 * i - 1.5)}">${line}</text>`).join('')}</g></svg>`
  await sharp(Buffer.from(svg)).removeAlpha().jpeg({ quality: 90 }).toFile(path)
}

const folder = mkdtempSync(join(tmpdir(), 'dam-languages-'))
const path = join(folder, 'drawn.jpg')
const worker = await MediaWorker.start()
console.log(`| language |${ways.map(([name]) => ` ${name} | ms |`).join('')}\n| --- |${ways.map(() => ' --- | --- |').join('')}`)
const sums = ways.map(() => ({ wrong: 0, length: 0 }))
const asked = process.argv.slice(2)
for (const [code, lines] of Object.entries(texts).filter(([each]) => asked.length === 0 || asked.includes(each))) {
  const cells = ways.map(() => ({ wrong: 0, length: 0, ms: 0, each: [] }))
  for (const drawing of drawings) {
    await draw(path, lines, drawing)
    for (const [i, [, reading]] of ways.entries()) {
      const started = performance.now()
      const { Seen: seen } = await worker.probe(path, text, ...reading(code))
      const truth = letters(lines.join(''))
      const wrong = Math.min(truth.length, distance(truth, letters((seen.Text ?? []).map((line) => line.Text).join(''))))
      cells[i].wrong += wrong
      cells[i].length += truth.length
      cells[i].ms += (performance.now() - started) / drawings.length
      cells[i].each.push(wrong)
    }
  }
  for (const [i, { wrong, length }] of cells.entries()) sums[i] = { wrong: sums[i].wrong + wrong, length: sums[i].length + length }
  console.log(`| ${code} |${cells.map(({ wrong, length, ms, each }) => ` ${((100 * wrong) / length).toFixed(1)} (${each}) | ${ms.toFixed(0)} |`).join('')}`)
}
worker.end()
rmSync(folder, { recursive: true })
console.log(`| all |${sums.map(({ wrong, length }) => ` ${((100 * wrong) / length).toFixed(1)} | |`).join('')}`)
