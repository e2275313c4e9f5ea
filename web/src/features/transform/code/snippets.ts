import type { Component } from '../transformation'

export interface SnippetInput {
  readonly publicId: string
  /** Delivery type; what is not `upload` needs a signed URL. */
  readonly type: string
  readonly components: readonly Component[]
  /** The transformation as it stands in the URL. */
  readonly transformation: string
  /** The whole URL. */
  readonly url: string
}

/** The same picture, asked for from code: one function per SDK. */
export const snippets = {
  html: { label: 'HTML', of: ({ url }: SnippetInput) => `<img src="${escapeHtml(url)}" alt="">` },
  urlGen: {
    label: 'JavaScript (url-gen)',
    of: ({ publicId, type, transformation }: SnippetInput) =>
      isSigned(type)
        ? '// This package runs in browsers, which cannot sign. Have a server make the URL.'
        : `cld.image(${quoted(publicId)})${transformation && `\n  .addTransformation(${quoted(transformation)})`}\n  .toURL()`,
  },
  node: {
    label: 'Node.js',
    of: ({ publicId, type, components }: SnippetInput) => {
      const options = [
        ...(isSigned(type) ? [`type: ${quoted(type)}`, 'sign_url: true'] : []),
        ...(components.length > 0 ? [`transformation: [\n${components.map((c) => `    { ${pairs(c, ': ', quoted)} },`).join('\n')}\n  ]`] : []),
      ]
      return options.length === 0 ? `cloudinary.url(${quoted(publicId)})` : `cloudinary.url(${quoted(publicId)}, {\n${options.map((option) => `  ${option},`).join('\n')}\n})`
    },
  },
  python: {
    label: 'Python',
    of: ({ publicId, type, components }: SnippetInput) => {
      const options = [
        ...(isSigned(type) ? [`type=${quoted(type)}`, 'sign_url=True'] : []),
        ...(components.length > 0 ? [`transformation=[\n${components.map((c) => `    {${pairs(c, ': ', quoted, quoted)}},`).join('\n')}\n]`] : []),
      ]
      return `CloudinaryImage(${quoted(publicId)}).build_url(${options.join(', ')})`
    },
  },
  php: {
    label: 'PHP',
    of: ({ publicId, type, components }: SnippetInput) =>
      `$cloudinary->image(${phpQuoted(publicId)})${isSigned(type) ? `\n    ->deliveryType(${phpQuoted(type)})\n    ->signUrl()` : ''}${components.map((c) => `\n    ->addActionFromQualifiers([${pairs(c, ' => ', phpQuoted, phpQuoted)}])`).join('')}\n    ->toUrl()`,
  },
  dotnet: {
    label: '.NET',
    of: ({ publicId, type, components }: SnippetInput) => {
      const steps = [
        ...(isSigned(type) ? [`.Type(${doubleQuoted(type)})`, '.Signed(true)'] : []),
        ...(components.length > 0 ? [`.Transform(new Transformation()${components.map(dotnetSteps).join('.Chain()')})`] : []),
      ]
      return ['cloudinary.Api.UrlImgUp', ...steps, `.BuildUrl(${doubleQuoted(publicId)})`].join(steps.length > 0 ? '\n    ' : '')
    },
  },
} as const

export type SnippetName = keyof typeof snippets

const isSigned = (type: string): boolean => type !== 'upload'
const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
const phpQuoted = quoted
const doubleQuoted = (text: string): string => JSON.stringify(text)
const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

function pairs(component: Component, between: string, value: (text: string) => string, name: (text: string) => string = (text) => text): string {
  return Object.entries(component)
    .map(([key, content]) => `${name(key)}${between}${typeof content === 'number' ? content : value(content)}`)
    .join(', ')
}

const dotnetSteps = (component: Component): string =>
  Object.entries(component)
    .map(([key, value]) => `\n        .${key.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}(${typeof value === 'number' ? value : doubleQuoted(value)})`)
    .join('')
