/** Debian's WordPress with MariaDB and PHP's own server, in a folder of its own, on loopback. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { debianHas } from './debian.ts'
import { freePort } from './free-port.ts'

const run = promisify(execFile)

export const wordpressIsThere = () => debianHas(['wordpress', 'mariadb-server', 'php-mysql', 'php-cli'])

export interface Site {
  url: string
  password: string
  post: number
  /** A visitor writes through the public form. */
  visitorSays(name: string, text: string, parent?: number): Promise<void>
  /** The owner's own REST, beside the channel. */
  rest(method: string, path: string, body?: object): Promise<{ status: number; value: never }>
  /** Runs PHP inside WordPress. */
  php(code: string): Promise<string>
  close(): Promise<void>
}

export async function openSite(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'insuffleur-wordpress-'))
  const started: ChildProcess[] = []
  const close = async () => {
    for (const one of started.reverse()) await ended(one)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const [sql, web] = [await freePort(), await freePort()]
    await run('mariadb-install-db', [
      `--datadir=${folder}/db`,
      '--auth-root-authentication-method=normal',
      '--user=root',
    ])
    started.push(
      spawn(
        'mariadbd',
        [
          `--datadir=${folder}/db`,
          `--socket=${folder}/sql`,
          `--port=${sql}`,
          '--bind-address=127.0.0.1',
          '--user=root',
          '--skip-log-bin',
        ],
        { stdio: 'ignore' },
      ),
    )
    await until(() => run('mariadb', [`--socket=${folder}/sql`, '-uroot', '-e', 'create database wp']))
    cpSync('/usr/share/wordpress', `${folder}/site`, { recursive: true, dereference: true })
    writeFileSync(`${folder}/site/wp-config.php`, configuration(sql, web))
    mkdirSync(`${folder}/site/wp-content/mu-plugins`, { recursive: true })
    // One machine speaks for many visitors here: they would be taken for a flood.
    writeFileSync(
      `${folder}/site/wp-content/mu-plugins/calm.php`,
      "<?php add_filter('wp_is_comment_flood', '__return_false', 99);",
    )
    writeFileSync(`${folder}/router.php`, router)
    writeFileSync(`${folder}/install.php`, installation)
    const { stdout } = await run('php', ['-d', 'memory_limit=256M', `${folder}/install.php`])
    const { password, post } = JSON.parse(stdout.trim().split('\n').at(-1)!) as { password: string; post: number }
    const url = `http://127.0.0.1:${web}`
    started.push(
      spawn('php', ['-S', `127.0.0.1:${web}`, '-t', `${folder}/site`, `${folder}/router.php`], {
        stdio: 'ignore',
        env: { ...process.env, PHP_CLI_SERVER_WORKERS: '2' },
        detached: true,
      }),
    )
    await until(async () => {
      if (!(await fetch(`${url}/wp-json/`)).ok) throw new Error('not yet')
    })
    const authorization = `Basic ${Buffer.from(`odile:${password}`).toString('base64')}`
    return {
      url,
      password,
      post,
      async visitorSays(author, comment, parent = 0) {
        const form = {
          comment_post_ID: `${post}`,
          comment_parent: `${parent}`,
          author,
          email: `${author.toLowerCase()}@maison.example`,
          url: '',
          comment,
        }
        const { status } = await fetch(`${url}/wp-comments-post.php`, {
          method: 'POST',
          redirect: 'manual',
          body: new URLSearchParams(form),
        })
        if (status !== 302) throw new Error(`the form answered ${status}`)
      },
      async rest(method, path, body) {
        const headers = { authorization, 'content-type': 'application/json' }
        const answer = await fetch(`${url}/wp-json/wp/v2/${path}`, {
          method,
          headers,
          ...(body && { body: JSON.stringify(body) }),
        })
        return { status: answer.status, value: (await answer.json()) as never }
      },
      async php(code) {
        writeFileSync(
          `${folder}/run.php`,
          `<?php $_SERVER['HTTP_HOST']='127.0.0.1:${web}'; require '${folder}/site/wp-load.php'; ${code}`,
        )
        return (await run('php', [`${folder}/run.php`])).stdout
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function ended(one: ChildProcess): Promise<void> {
  if (one.exitCode !== null || one.pid === undefined) return
  const over = new Promise((done) => one.once('exit', done))
  // PHP's workers are a group of their own: they would outlive their parent.
  const group = one.spawnfile === 'php' ? -one.pid : one.pid
  process.kill(group, 'SIGTERM')
  await over
}

async function until(what: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await what()
      return
    } catch (error) {
      if (tries >= 100) throw error
      await new Promise((soon) => setTimeout(soon, 200))
    }
  }
}

const configuration = (sql: number, web: number) => `<?php
define('DB_NAME','wp'); define('DB_USER','root'); define('DB_PASSWORD',''); define('DB_HOST','127.0.0.1:${sql}');
define('DB_CHARSET','utf8mb4'); define('DB_COLLATE','');
foreach (['AUTH_KEY','SECURE_AUTH_KEY','LOGGED_IN_KEY','NONCE_KEY','AUTH_SALT','SECURE_AUTH_SALT','LOGGED_IN_SALT','NONCE_SALT'] as $k) define($k, 'test-'.$k);
define('WP_HOME','http://127.0.0.1:${web}'); define('WP_SITEURL','http://127.0.0.1:${web}');
define('WP_ENVIRONMENT_TYPE','local'); define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true);
$table_prefix='wp_'; if (!defined('ABSPATH')) define('ABSPATH', __DIR__.'/'); require_once ABSPATH.'wp-settings.php';
`

const router = `<?php
$p = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($p !== '/' && is_file(__DIR__.'/site'.$p)) return false;
$_SERVER['SCRIPT_NAME'] = '/index.php'; require __DIR__.'/site/index.php';
`

const installation = `<?php
define('WP_INSTALLING', true); $_SERVER['HTTP_HOST'] = '127.0.0.1'; $_SERVER['REQUEST_URI'] = '/';
require __DIR__.'/site/wp-load.php'; require_once ABSPATH.'wp-admin/includes/upgrade.php';
wp_install('Les Compotes Lune', 'odile', 'odile@compotes.example', true, '', 'un verger en octobre', 'fr_FR');
update_option('permalink_structure', '/%postname%/');
foreach (['comment_moderation' => 0, 'comment_previously_approved' => 0, 'require_name_email' => 1, 'thread_comments' => 1, 'comments_notify' => 0, 'moderation_notify' => 0] as $k => $v) update_option($k, $v);
list($password) = WP_Application_Passwords::create_new_application_password(1, ['name' => 'insuffleur']);
$post = wp_insert_post(['post_title' => 'Vous allez aimer la poire', 'post_content' => 'Notre nouvelle compote', 'post_status' => 'publish', 'post_author' => 1]);
echo json_encode(['password' => $password, 'post' => $post]), "\\n";
`
