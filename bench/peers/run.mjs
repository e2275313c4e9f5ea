// ./dam bench: side by side, in one run, on one machine.
import { Instance } from '../support/instance.mjs'
import { compareDerivation } from './derive.mjs'
import { compareHits } from './hits.mjs'
import { detailedJpeg } from '../support/photo.mjs'

const instance = await Instance.create()
await instance.up()
try {
  await compareDerivation(instance, await detailedJpeg(2560, 1600))
  await compareHits(instance)
} finally {
  await instance.down()
  instance.remove()
}
