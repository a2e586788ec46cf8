/** The pages that `npm start` serves: pure functions from what is known to HTML. */

export const style = `
:root { color-scheme: light dark; }
body { margin: 2rem auto; max-width: 80rem; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; }
table { border-collapse: collapse; }
th, td { padding: 0.25rem 0.75rem; border-bottom: 1px solid #8884; text-align: right; }
th:first-child, td:first-child { text-align: left; }
figure { margin: 1rem 0 2rem; overflow: auto; border: 1px solid #8884; }
img { display: block; }
`;

export function indexPage(examples) {
    const rows = examples.map((example) => {
        const counts = [example.journeys, example.touchpoints, example.errors, example.warnings, example.infos, example.findings];
        return `<tr><td><a href="${pageAddress(example)}">${text(example.title)}</a></td>${counts.map((count) => `<td>${count}</td>`).join('')}</tr>`;
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

/** @param maps each with the `name` of its journey, as drawn by the command line. */
export function examplePage(example, maps) {
    const figures = maps.map(({ name }) => {
        const address = mapAddress(example, name);
        return `<h2>${text(name)}</h2>\n<figure><a href="${address}"><img src="${address}" alt="Map of the journey ${text(name)}"></a></figure>`;
    });
    return page(example.title, `<p><a href="/">All examples</a></p>\n<h1>${text(example.title)}</h1>\n${figures.join('\n')}`);
}

/** The path of an example's page, as in a URL. */
export function pageAddress({ project }) {
    return `/${project.split('/').map(encodeURIComponent).join('/')}/`;
}

/** The path of the picture of one of its journeys. */
export function mapAddress(example, name) {
    return `${pageAddress(example)}${encodeURIComponent(name)}.svg`;
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

function text(content) {
    return content.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
