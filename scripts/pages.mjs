/** The pages that `npm start` serves: pure functions from what is known to HTML. */

export const style = `
:root { color-scheme: light dark; }
body { margin: 2rem auto; max-width: 80rem; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; }
table { border-collapse: collapse; }
th, td { padding: 0.25rem 0.75rem; border-bottom: 1px solid #8884; text-align: right; }
th:first-child, td:first-child { text-align: left; }
figure { margin: 2rem 0; overflow: auto; background: #fff; border: 1px solid #8884; }
figure svg { display: block; }
`;

export function indexPage(examples) {
    const rows = examples.map((example) => {
        const counts = [example.journeys, example.touchpoints, example.errors, example.warnings, example.infos, example.findings];
        return `<tr><td><a href="/${path(example.project)}/">${text(example.title)}</a></td>${counts.map((count) => `<td>${count}</td>`).join('')}</tr>`;
    });
    return page('Journey examples', `
<h1>Journey examples</h1>
<table>
<thead><tr><th>Example</th><th>Journeys</th><th>Touchpoints</th><th>Errors</th><th>Warnings</th><th>Infos</th><th>Findings</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
<p>A finding is a fact about a journey as it is lived today; it is worth mending in the world, not in the text.</p>`);
}

/** @param maps each with `name` and `svg`, as drawn by the command line. */
export function examplePage(example, maps) {
    const figures = maps.map(({ name, svg }) => `<h2>${text(name)}</h2>\n<figure>${svg.replace(/^<\?xml[^>]*\?>\s*/, '')}</figure>`);
    return page(example.title, `<p><a href="/">All examples</a></p>\n<h1>${text(example.title)}</h1>\n${figures.join('\n')}`);
}

function page(title, body) {
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${text(title)}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
${body}
</body>
</html>
`;
}

function path(project) {
    return project.split('/').map(encodeURIComponent).join('/');
}

function text(content) {
    return content.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
