import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { EmbeddedDatabaseFault } from './fault.ts';

export interface RunAs {
  /** Words put before initdb and postgres. */
  readonly prefix: readonly string[];
  /** Who must own the files when it is not the user who starts them. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
  /** Whether the system itself stops the server when its parent dies. */
  readonly diesWithParent: boolean;
}

/**
 * How to run a server that refuses to be root and must not outlive its parent. As root a user namespace is taken: the
 * files stay root's, so that nothing needs a chown and a folder under a closed /root works. Where namespaces are
 * closed, the system's user `postgres` (or `nobody`) is taken and must own the files.
 * `folderOwner` is the uid that owns the cluster already, if there is one.
 */
export function runAs(folderOwner: number | null): RunAs {
  const uid = process.getuid?.() ?? 0;
  const setpriv = runs(['setpriv', '--pdeathsig', 'INT', 'true']) ? ['setpriv', '--pdeathsig', 'INT'] : [];
  const here = { prefix: setpriv, owner: null, diesWithParent: setpriv.length > 0 };
  const users = ordinaryUsers();
  if (uid !== 0 && (users === null || users.some((user) => user.uid === uid))) return here;

  const adopted = users?.find((user) => user.uid === folderOwner);
  if (uid === 0 && folderOwner !== null && folderOwner !== 0)
    return asUser(adopted ?? { uid: folderOwner, gid: folderOwner });

  const mapped = users?.[0];
  if (mapped !== undefined) {
    const namespace = ['unshare', '--user', `--map-user=${mapped.uid}`, `--map-group=${mapped.gid}`];
    if (runs([...namespace, ...setpriv, 'true'])) return { ...here, prefix: [...namespace, ...setpriv] };
  }
  if (uid === 0 && mapped !== undefined) return asUser(users?.find((user) => user.name === 'postgres') ?? mapped);
  throw new EmbeddedDatabaseFault('no-ordinary-user', { folder: '' });
}

function asUser(user: { uid: number; gid: number }): RunAs {
  const prefix = ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--pdeathsig', 'INT'];
  if (!runs([...prefix, 'true'])) throw new EmbeddedDatabaseFault('no-ordinary-user', { folder: '' });
  return { prefix, owner: { uid: user.uid, gid: user.gid }, diesWithParent: true };
}

/** Ordinary users by /etc/passwd, `nobody` first (initdb wants its user to have a name); `null` where it says nothing. */
function ordinaryUsers(): { name: string; uid: number; gid: number }[] | null {
  if (process.platform !== 'linux') return null;
  let text: string;
  try {
    text = readFileSync('/etc/passwd', 'utf8');
  } catch {
    return null;
  }
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((user) => user.uid > 0)
    .sort((a, b) => Number(b.name === 'nobody') - Number(a.name === 'nobody'));
}

function runs([command = '', ...args]: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
