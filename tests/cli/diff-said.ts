import { journey } from './journey';

/** A journey whose promise is made and met; and the same with more time for it. */
export const REPAIR = `owner shop "Shop"
channel counter "Counter" : counter
persona zhang "小张"

journey repair "Repair" {
  for zhang
  owner shop
  stage all "All" {
    channel counter
    touchpoint ask "Ask" {
      tells "We call you"
      promises ready "Replacement" within 1d
    }
    touchpoint pay "Pay" { meets ready  ends success }
  }
}
`;
export const LOOSER = REPAIR.replace('within 1d', 'within 3d');

/** What `journey diff` says in a folder: class, element and message of each change. */
export const said = async (cwd: string, ...args: readonly string[]): Promise<readonly string[]> => {
    const { stdout } = await journey(['diff', '--format', 'json', ...args], { cwd });
    return (JSON.parse(stdout) as { changes: { class: string; element: string; message: string }[] }).changes.map(change => `${change.class} ${change.element}: ${change.message}`);
};
export const LOOSENED = ['breaking repair.ready: Promise “Replacement”: within 1 day → 3 days. 小张 may have to wait longer.'];
