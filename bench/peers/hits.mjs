// Cached hits: one derived picture from our cache against nginx serving the same bytes as a file.
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePorts } from '../support/instance.mjs'
import { detailedJpeg } from '../support/photo.mjs'
import { keep, table } from '../support/report.mjs'

const seconds = Number(process.env.DAM_BENCH_SECONDS ?? 10)

function wrk(url, duration) {
  const output = execFileSync('wrk', ['-t1', '-c32', `-d${duration}s`, '--latency', url], { encoding: 'utf8' })
  const bad = output.match(/Non-2xx or 3xx responses: (\d+)/) ?? output.match(/Socket errors: (.*)/)
  if (bad) throw new Error(`${url}: ${bad[0]}`)
  return { perSecond: Number(output.match(/Requests\/sec:\s+([\d.]+)/)[1]), p99: output.match(/^\s+99%\s+(\S+)/m)[1] }
}

const configuration = (folder, port) => `
${process.getuid() === 0 ? 'user root;' : ''}
worker_processes auto;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  types { image/webp webp; }
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000;
  open_file_cache max=100;
  client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder}; uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
  server { listen 127.0.0.1:${port}; root ${folder}; add_header Cache-Control "public, max-age=31536000, immutable"; }
}
`

/** Compares; the instance must hold nothing else that is busy. */
export async function compareHits(instance) {
  const { upload } = await instance.useSdk()
  const { public_id, version } = await upload('source.jpg', await detailedJpeg(2560, 1600))
  const ours = `${instance.http}/demo/image/upload/c_fill,h_300,q_80,w_400/v${version}/${public_id}.webp`
  const picture = Buffer.from(await (await fetch(ours)).arrayBuffer())

  const folder = mkdtempSync(join(tmpdir(), 'dam-nginx-'))
  chmodSync(folder, 0o755)
  const [port] = await freePorts(1)
  writeFileSync(join(folder, 'picture.webp'), picture)
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port))
  const nginx = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log'), '-g', 'daemon off;'], { stdio: 'inherit' })
  try {
    const theirs = `http://127.0.0.1:${port}/picture.webp`
    await new Promise((resolve) => setTimeout(resolve, 500))
    for (const url of [ours, theirs]) wrk(url, 3)
    const [us, them] = [wrk(ours, seconds), wrk(theirs, seconds)]
    const row = {
      bytes: picture.length, 'ours/s': us.perSecond, 'nginx/s': them.perSecond, ratio: us.perSecond / them.perSecond,
      'our p99': us.p99, 'nginx p99': them.p99,
    }
    table(`Cached hits over HTTP, 32 connections, ${seconds} s`, [row])
    keep('hits', row)
  } finally {
    nginx.kill()
    rmSync(folder, { recursive: true })
  }
}
