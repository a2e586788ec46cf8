import { Position, SnippetString, window, workspace } from 'vscode';
import { say } from './words';

/** Opens a text with a first journey, whose names are to be filled in one after the other. */
export async function newJourney(): Promise<void> {
    const document = await workspace.openTextDocument({ language: 'journey', content: '' });
    const editor = await window.showTextDocument(document);
    await editor.insertSnippet(new SnippetString(sample()), new Position(0, 0));
}

function sample(): string {
    return `owner \${1:shop} "\${2:${say('The shop')}}"
channel \${3:counter} "\${4:${say('At the counter')}}"

journey \${5:repair} "\${6:${say('A repair')}}" {
  owner \${1:shop}
  stage \${7:before} "\${8:${say('Before the visit')}}" {
    touchpoint \${9:ask} "\${10:${say('Ask what it costs')}}" {
      channel \${3:counter}
    }
    $0
  }
}
`;
}
