import { plain } from './words';
import type { Block, Statement } from './statements';

/**
 * Something new put before a statement may leave its comment on the line where the new one ends (`} // about the next`): then the
 * comment is still that of the statement, and does not come once more with the new one.
 */
export function withCommentsAsIn(base: Block, side: Block): Block {
    const before = new Map(base.statements.map((statement) => [statement.key, statement]));
    const statements: Statement[] = [];
    for (const statement of side.statements) {
        const was = before.get(statement.key);
        const next = was?.block === undefined || statement.block === undefined ? statement : { ...statement, block: withCommentsAsIn(was.block, statement.block) };
        const last = statements.at(-1);
        const comment = last === undefined ? '' : plain(last.tail);
        if (last === undefined || comment === '' || was === undefined || before.has(last.key) || !plain(was.lead).startsWith(comment) || plain(next.lead).includes(comment)) {
            statements.push(next);
            continue;
        }
        statements[statements.length - 1] = { ...last, tail: '' };
        statements.push({ ...next, lead: last.tail + next.lead });
    }
    return { ...side, statements };
}
