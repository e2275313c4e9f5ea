import { describe, expect, it } from 'vitest'
import { componentsOf, transformationOf, type Trial } from '../transformation'
import { parseTrial } from '../trialSearch'
import { choicesOf } from '../vocabulary'
import { vocabulary } from '@/testing/vocabulary'
import { snippets } from './snippets'

const trial: Trial = { ...parseTrial({}, choicesOf(vocabulary)), width: 400, crop: 'fill', effects: [{ name: 'sepia', value: 40 }] }
const input = (publicId: string, type = 'upload') => ({
  publicId,
  type,
  components: componentsOf(trial),
  transformation: transformationOf(trial),
  url: 'https://dam.example/demo/image/upload/c_fill,w_400/e_sepia:40/f_auto,q_auto/v1/a.jpg',
})

describe('the code for a transformation', () => {
  it('chains one component per step in each SDK', () => {
    const { node, python, php, dotnet, urlGen, html } = snippets
    expect(node.of(input('a'))).toBe(
      "cloudinary.url('a', {\n  transformation: [\n    { crop: 'fill', width: 400 },\n    { effect: 'sepia:40' },\n    { fetch_format: 'auto', quality: 'auto' },\n  ],\n})",
    )
    expect(python.of(input('a'))).toContain("{'crop': 'fill', 'width': 400}")
    expect(php.of(input('a'))).toContain("->addActionFromQualifiers(['crop' => 'fill', 'width' => 400])")
    expect(dotnet.of(input('a'))).toContain('.Crop("fill")\n        .Width(400).Chain()\n        .Effect("sepia:40").Chain()\n        .FetchFormat("auto")')
    expect(urlGen.of(input('a'))).toContain(".addTransformation('c_fill,w_400/e_sepia:40/f_auto,q_auto')")
    expect(html.of(input('a'))).toContain('<img src="https://dam.example/')
  })

  it('signs what is not public', () => {
    const { node, python, php, dotnet, urlGen } = snippets
    expect(node.of(input('a', 'private'))).toContain("cloudinary.url('a', {\n  type: 'private',\n  sign_url: true,\n  transformation: [")
    expect(node.of({ ...input('a', 'private'), components: [] })).toBe("cloudinary.url('a', {\n  type: 'private',\n  sign_url: true,\n})")
    expect(python.of(input('a', 'authenticated'))).toContain(".build_url(type='authenticated', sign_url=True, transformation=[")
    expect(php.of(input('a', 'authenticated'))).toContain("->deliveryType('authenticated')\n    ->signUrl()\n    ->addAction")
    expect(dotnet.of(input('a', 'authenticated'))).toContain('UrlImgUp\n    .Type("authenticated")\n    .Signed(true)\n    .Transform(')
    expect(urlGen.of(input('a', 'authenticated'))).toContain('cannot sign')
  })

  it('quotes ids that would break out of a string', () => {
    expect(snippets.node.of(input("a'b\\c"))).toContain(String.raw`'a\'b\\c'`)
    expect(snippets.dotnet.of(input('a"b'))).toContain(String.raw`"a\"b"`)
    expect(snippets.html.of({ ...input('a'), url: 'https://x/"><script>' })).not.toContain('"><script>')
  })
})
