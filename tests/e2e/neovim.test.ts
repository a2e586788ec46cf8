import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSkipped } from './harness/global-setup';

const root = fileURLToPath(new URL('../..', import.meta.url));
const hasNeovim = !isSkipped && spawnSync('nvim', ['--version'], { stdio: 'ignore' }).status === 0;
if (!hasNeovim) console.error('*** Neovim is not here, so it is not tried → apt-get install neovim');

/** The setup that the documentation gives. */
const SETUP = /```lua neovim\n([\s\S]*?)```/.exec(readFileSync(join(root, 'docs/other-editors.md'), 'utf8'))![1]!;

const OWNERS = 'owner shop "Shop"\nchannel desk "Counter" : counter\n';
const JOURNEY = `journey repair "Repair" {
  owner shop

  stage one "One" {
    touchpoint bring "Bring in" {
      channel desk
    }
    touchpoint collect "Collect" {
      channel dsk
      tells "Here it is"
      ends success
    }
  }
}
`;
/** The same steps for every client: wait, ask, apply; each answer goes into a table that is written as JSON. */
const SCRIPT = `
local uri = vim.uri_from_bufnr(0)
local said = {}
local function wait(what, find)
  local found
  if not vim.wait(20000, function() found = find() return found ~= nil and found ~= false end, 50) then error(what .. ' did not happen') end
  return found
end
local function ask(method, params)
  local answers, problem = vim.lsp.buf_request_sync(0, method, params, 20000)
  for _, answer in pairs(answers or {}) do
    if answer.error then return { error = answer.error.message } end
    return answer.result
  end
  error(method .. ': ' .. tostring(problem))
end
local function at(line, character) return { textDocument = { uri = uri }, position = { line = line, character = character } } end

wait('attaching', function() return #vim.lsp.buf_get_clients(0) == 1 end)
said.findings = wait('a finding', function()
  local found = {}
  for _, each in ipairs(vim.diagnostic.get(0)) do table.insert(found, each.lnum + 1 .. ': ' .. tostring(each.code) .. ': ' .. each.message) end
  return #found > 0 and found
end)

local completions = ask('textDocument/completion', at(8, 17))
said.completions = {}
for _, item in ipairs(completions.items or completions) do table.insert(said.completions, item.label) end

local edit = ask('textDocument/rename', vim.tbl_extend('force', at(4, 16), { newName = '送修' }))
vim.lsp.util.apply_workspace_edit(edit, 'utf-16')

local actions = ask('textDocument/codeAction', { textDocument = { uri = uri }, range = { start = { line = 8, character = 14 }, ['end'] = { line = 8, character = 17 } }, context = { diagnostics = {} } })
said.actions = {}
for _, action in ipairs(actions) do table.insert(said.actions, action.title) end
for _, action in ipairs(actions) do if action.edit and action.title:find('desk', 1, true) then vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16') break end end
wait('the fix (' .. table.concat(said.actions, '; ') .. ')', function()
  return #vim.diagnostic.get(0) == 0
end)

local edits = ask('textDocument/formatting', { textDocument = { uri = uri }, options = { tabSize = 2, insertSpaces = true } })
if type(edits) == 'table' then vim.lsp.util.apply_text_edits(edits, 0, 'utf-16') end
vim.cmd('silent write')
said.hover = ask('textDocument/hover', at(4, 16)).contents.value
vim.fn.writefile({ vim.fn.json_encode(said) }, '../said.json')
`;

describe.runIf(hasNeovim)('Neovim, set up as the documentation says', () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'journey-neovim-')));
    let said: { readonly findings: readonly string[]; readonly completions: readonly string[]; readonly actions: readonly string[]; readonly hover: string };

    beforeAll(() => {
        const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
        mkdirSync(join(folder, 'bin'));
        write('bin/journey', `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'out/cli/journey.js')}" "$@"\n`);
        chmodSync(join(folder, 'bin/journey'), 0o755);
        mkdirSync(join(folder, 'work'));
        write('work/journey.config.json', '{ "extends": "recommended" }\n');
        write('work/owners.journey', OWNERS);
        write('work/repair.journey', JOURNEY);
        write('init.lua', SETUP);
        write('steps.lua', `local ok, problem = pcall(function() ${SCRIPT} end)\nif not ok then vim.fn.writefile({ vim.fn.json_encode({ problem = tostring(problem) }) }, '../said.json') end\nvim.cmd('qall!')\n`);
        const { PATH } = process.env;
        execFileSync('nvim', ['--headless', '-n', '-u', join(folder, 'init.lua'), 'repair.journey', '-S', join(folder, 'steps.lua')], {
            cwd: join(folder, 'work'), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000,
            env: { PATH: `${join(folder, 'bin')}:${PATH}`, HOME: folder, LANG: 'C.UTF-8', XDG_DATA_HOME: folder, XDG_STATE_HOME: folder, XDG_CACHE_HOME: folder },
        });
        const answer = JSON.parse(readFileSync(join(folder, 'said.json'), 'utf8')) as typeof said & { readonly problem?: string };
        if (answer.problem !== undefined) throw new Error(answer.problem);
        said = answer;
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('shows what is found, in files that it has not opened as well', () => {
        expect(said.findings).toEqual([expect.stringMatching(/^9: unresolved-reference: .*“dsk”/)]);
    });
    it('completes a channel that stands in another file', () => expect(said.completions).toContain('desk'));
    it('offers the quick fix, applies it, renames and formats: what is saved is right', () => {
        expect(said.actions.join('\n')).toContain('desk');
        expect(readFileSync(join(folder, 'work/repair.journey'), 'utf8')).toBe(JOURNEY.replace('bring', '送修').replace('dsk', 'desk'));
    });
    it('shows a card', () => expect(said.hover).toContain('Bring in'));
});
