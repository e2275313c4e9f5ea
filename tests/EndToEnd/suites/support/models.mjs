// Imported by each suite that is about what models see: it runs against an app that has them, all others against one that has none.
import { getJson, http } from './app.mjs'

const { checks } = (await getJson(`${http}/health`)).body
if (!checks.media.versions.faces) throw new Error('This suite needs an app with the models of the analysis; ./dam models loads them')
