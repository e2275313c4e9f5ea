import type { Component } from '../transformation'

export interface SnippetInput {
  readonly publicId: string
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
    of: ({ publicId, transformation }: SnippetInput) =>
      `cld.image(${quoted(publicId)})${transformation && `\n  .addTransformation(${quoted(transformation)})`}\n  .toURL()`,
  },
  node: {
    label: 'Node.js',
    of: ({ publicId, components }: SnippetInput) =>
      components.length === 0
        ? `cloudinary.url(${quoted(publicId)})`
        : `cloudinary.url(${quoted(publicId)}, {\n  transformation: [\n${components.map((c) => `    { ${pairs(c, ': ', quoted)} },`).join('\n')}\n  ],\n})`,
  },
  python: {
    label: 'Python',
    of: ({ publicId, components }: SnippetInput) =>
      components.length === 0
        ? `CloudinaryImage(${quoted(publicId)}).build_url()`
        : `CloudinaryImage(${quoted(publicId)}).build_url(transformation=[\n${components.map((c) => `    {${pairs(c, ': ', quoted, quoted)}},`).join('\n')}\n])`,
  },
  php: {
    label: 'PHP',
    of: ({ publicId, components }: SnippetInput) =>
      `$cloudinary->image(${phpQuoted(publicId)})${components.map((c) => `\n    ->addActionFromQualifiers([${pairs(c, ' => ', phpQuoted, phpQuoted)}])`).join('')}\n    ->toUrl()`,
  },
  dotnet: {
    label: '.NET',
    of: ({ publicId, components }: SnippetInput) =>
      components.length === 0
        ? `cloudinary.Api.UrlImgUp.BuildUrl(${doubleQuoted(publicId)})`
        : `cloudinary.Api.UrlImgUp\n    .Transform(new Transformation()${components.map(dotnetSteps).join('.Chain()')})\n    .BuildUrl(${doubleQuoted(publicId)})`,
  },
} as const

export type SnippetName = keyof typeof snippets

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
