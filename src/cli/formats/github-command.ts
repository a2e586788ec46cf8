/** A workflow command of GitHub Actions, as `@actions/core` writes it: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
export function githubCommand(command: string, properties: Readonly<Record<string, string | number | undefined>>, message: string): string {
    const written = Object.entries(properties).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [`${name}=${escapedProperty(String(value))}`])).join(',');
    return `::${command}${written === '' ? '' : ` ${written}`}::${escapedMessage(message)}\n`;
}

/**
 * A line for the log that is no command, whatever it says: it begins with a sign that no command begins with, and lacks the
 * sign of older commands, which the runner looks for within lines.
 */
export function githubLogLine(text: string): string {
    return `- ${text.replace(/[\r\n]+/g, ' ').replaceAll('##[', '# #[')}\n`;
}

function escapedMessage(text: string): string {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function escapedProperty(text: string): string {
    return escapedMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
