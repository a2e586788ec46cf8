import type { Locale, Localized } from '../checks/rule';

const words = (en: string, hans: string, hant: string): Localized => ({ en, 'zh-Hans': hans, 'zh-Hant': hant });

/** What the command line itself says. Rules have their messages in their own files. */
export const CLI_MESSAGES = {
    // ---- Usage
    'unknown-verb': words(
        'There is no verb `{verb}`.[ Did you mean {nearest}?] `journey --help` lists all of them.',
        '没有命令 `{verb}`。[您是不是要写 {nearest}？]用 `journey --help` 可列出所有命令。',
        '沒有命令 `{verb}`。[您是不是要寫 {nearest}？]用 `journey --help` 可列出所有命令。'),
    'unknown-flag': words(
        '`journey {verb}` has no flag `{flag}`.[ Did you mean {nearest}?] `journey help {verb}` lists all of them.',
        '`journey {verb}` 没有选项 `{flag}`。[您是不是要写 {nearest}？]用 `journey help {verb}` 可列出所有选项。',
        '`journey {verb}` 沒有選項 `{flag}`。[您是不是要寫 {nearest}？]用 `journey help {verb}` 可列出所有選項。'),
    'flag-needs-value': words('`{flag}` needs a value: `{flag} {value}`.', '`{flag}` 需要一个值：`{flag} {value}`。', '`{flag}` 需要一個值：`{flag} {value}`。'),
    'empty-path': words(
        'A path is empty, as when a variable that should hold it is not set. Leave it out to take the current folder.',
        '有一个路径是空的，可能是本应提供它的变量没有设置。不写路径即为当前文件夹。',
        '有一個路徑是空的，可能是本應提供它的變數沒有設定。不寫路徑即為目前資料夾。'),
    'flag-without-value': words('`{flag}` takes no value, but “{value}” is given.', '`{flag}` 不带值，但写了“{value}”。', '`{flag}` 不帶值，但寫了「{value}」。'),
    'flag-choice': words(
        '`{flag}` cannot be “{value}”.[ Did you mean {nearest}?] Possible: {known}.',
        '`{flag}` 不能是“{value}”。[您是不是要写 {nearest}？]可用的有：{known}。',
        '`{flag}` 不能是「{value}」。[您是不是要寫 {nearest}？]可用的有：{known}。'),
    'not-a-whole-number': words('`{flag}` is a whole number, not “{value}”.', '`{flag}` 必须是整数，而不是“{value}”。', '`{flag}` 必須是整數，而不是「{value}」。'),
    'not-a-day': words('`{flag}` is a day such as `2026-11-21`, not “{value}”.', '`{flag}` 必须是像 `2026-11-21` 这样的日期，而不是“{value}”。', '`{flag}` 必須是像 `2026-11-21` 這樣的日期，而不是「{value}」。'),
    'unknown-locale': words('There is no language “{value}”. Possible: {known}.', '没有语言“{value}”。可用的有：{known}。', '沒有語言「{value}」。可用的有：{known}。'),
    'unknown-rule': words(
        'There is no rule `{rule}`.[ Did you mean {nearest}?] `journey rules` lists all of them.',
        '没有名为 `{rule}` 的规则。[您是不是要写 {nearest}？]用 `journey rules` 可列出所有规则。',
        '沒有名為 `{rule}` 的規則。[您是不是要寫 {nearest}？]用 `journey rules` 可列出所有規則。'),
    'rule-setting': words(
        '`--rule {value}` is no setting. Write a rule and its severity, e.g. `--rule dead-end=warning`. Severities: {known}.',
        '`--rule {value}` 不是有效的设置。请写规则和严重程度，例如 `--rule dead-end=warning`。严重程度有：{known}。',
        '`--rule {value}` 不是有效的設定。請寫規則和嚴重程度，例如 `--rule dead-end=warning`。嚴重程度有：{known}。'),
    'rule-always-on': words(
        '`{rule}` is always an error: else a file that cannot be read would look clean. `--only` and `exclude` in the config choose what is checked.',
        '`{rule}` 始终是错误：否则无法读取的文件看起来就像没有问题。请用 `--only` 或配置中的 `exclude` 选择检查范围。',
        '`{rule}` 一律是錯誤：否則無法讀取的檔案看起來就像沒有問題。請用 `--only` 或設定中的 `exclude` 選擇檢查範圍。'),
    'flag-for-verb': words(
        'There is no flag `{flag}` in front of a verb.[ Did you mean {nearest}?] Write the verb first, e.g. `journey lint --fix`; `journey --help` lists them.',
        '命令前面没有选项 `{flag}`。[您是不是要写 {nearest}？]请先写命令，例如 `journey lint --fix`；用 `journey --help` 可列出所有命令。',
        '命令前面沒有選項 `{flag}`。[您是不是要寫 {nearest}？]請先寫命令，例如 `journey lint --fix`；用 `journey --help` 可列出所有命令。'),
    'name-a-rule': words(
        'Name the rule to explain, e.g. `journey explain dead-end`. `journey rules` lists all of them.',
        '请写要说明的规则，例如 `journey explain dead-end`。用 `journey rules` 可列出所有规则。',
        '請寫要說明的規則，例如 `journey explain dead-end`。用 `journey rules` 可列出所有規則。'),
    'config-verb': words(
        'Write `journey config explain [PATH]`[, not `journey config {given}`].',
        '请写 `journey config explain [路径]`[，而不是 `journey config {given}`]。',
        '請寫 `journey config explain [路徑]`[，而不是 `journey config {given}`]。'),
    'name-a-shell': words(
        'Name your shell: `journey completion bash`, `zsh` or `fish`.[ There is no completion for `{given}`.]',
        '请写出您的 shell：`journey completion bash`、`zsh` 或 `fish`。[没有适用于 `{given}` 的补全。]',
        '請寫出您的 shell：`journey completion bash`、`zsh` 或 `fish`。[沒有適用於 `{given}` 的補全。]'),
    'git-verb': words(
        'Write `journey git install` or `journey git uninstall`[, not `journey git {given}`].[ Did you mean {nearest}?]',
        '请写 `journey git install` 或 `journey git uninstall`[，而不是 `journey git {given}`]。[您是不是要写 {nearest}？]',
        '請寫 `journey git install` 或 `journey git uninstall`[，而不是 `journey git {given}`]。[您是不是要寫 {nearest}？]'),
    'git-installed': words(
        'git compares and merges journeys by what they say now. `{path}` says so already.',
        '从现在起，git 按内容比较和合并旅程。`{path}` 中已有相应的设置。',
        '從現在起，git 按內容比較和合併旅程。`{path}` 中已有相應的設定。'),
    'git-installed-attributes': words(
        'git compares and merges journeys by what they say now. Commit `{path}`; each other clone needs `journey git install` once as well.',
        '从现在起，git 按内容比较和合并旅程。请提交 `{path}`；其他每个克隆也要运行一次 `journey git install`。',
        '從現在起，git 按內容比較和合併旅程。請提交 `{path}`；其他每個複製的儲存庫也要執行一次 `journey git install`。'),
    'git-uninstalled': words('git reads journeys line by line again.', 'git 恢复逐行读取旅程。', 'git 恢復逐行讀取旅程。'),
    'git-diff-usage': words(
        'git runs this: `journey git diff PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE`. Write `journey diff` to compare.',
        '此命令由 git 运行：`journey git diff PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE`。要比较，请写 `journey diff`。',
        '此命令由 git 執行：`journey git diff PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE`。要比較，請寫 `journey diff`。'),
    'git-diff-broken': words('`{path}` cannot be read whole, so it is left out: `git diff --no-ext-diff` shows its lines.', '`{path}` 无法完整读取，因此未作比较：`git diff --no-ext-diff` 会显示各行。', '`{path}` 無法完整讀取，因此未作比較：`git diff --no-ext-diff` 會顯示各行。'),
    'git-merge-usage': words(
        'git runs this: `journey git merge BASE OURS THEIRS [MARKER-SIZE] [PATH]`. `journey git install` tells it to.',
        '此命令由 git 运行：`journey git merge BASE OURS THEIRS [MARKER-SIZE] [PATH]`。`journey git install` 会让 git 使用它。',
        '此命令由 git 執行：`journey git merge BASE OURS THEIRS [MARKER-SIZE] [PATH]`。`journey git install` 會讓 git 使用它。'),
    'git-merge-by-lines': words('`{path}` cannot be read whole on every side, so it is merged line by line.', '`{path}` 的某一方无法完整读取，因此逐行合并。', '`{path}` 的某一方無法完整讀取，因此逐行合併。'),
    'git-merge-conflicts': words('`{path}`: changed on both sides, each time in another way: {count}.', '`{path}`：双方对 {count} 处作了不同的修改。', '`{path}`：雙方對 {count} 處作了不同的修改。'),
    'no-arguments': words('`journey {verb}` takes no path, but “{value}” is given.', '`journey {verb}` 不带路径，但写了“{value}”。', '`journey {verb}` 不帶路徑，但寫了「{value}」。'),
    'one-argument': words('`journey {verb}` takes one of these, but {count} are given.', '`journey {verb}` 只带一个参数，但写了 {count} 个。', '`journey {verb}` 只帶一個參數，但寫了 {count} 個。'),
    'stdin-alone': words('`-` reads standard input, and stands alone: no paths beside it.', '`-` 表示读取标准输入，必须单独使用，不能再写其他路径。', '`-` 表示讀取標準輸入，必須單獨使用，不能再寫其他路徑。'),
    'stdin-filename-alone': words('`--stdin-filename` belongs to `-`, which reads standard input.', '`--stdin-filename` 只能与 `-`（读取标准输入）一起使用。', '`--stdin-filename` 只能與 `-`（讀取標準輸入）一起使用。'),
    'flags-exclude': words('`{first}` and `{second}` exclude each other.', '`{first}` 与 `{second}` 不能同时使用。', '`{first}` 與 `{second}` 不能同時使用。'),
    'flag-belongs-to': words('`{flag}` does nothing without `{other}`.', '`{flag}` 要与 `{other}` 一起使用才有作用。', '`{flag}` 要與 `{other}` 一起使用才有作用。'),
    'flag-missing': words('`journey {verb}` needs `{flag}`.', '`journey {verb}` 需要 `{flag}`。', '`journey {verb}` 需要 `{flag}`。'),

    'two-to-stdout': words(
        'Two formats cannot both go to standard output. Give one of them a file: `--format {name}=FILE`.',
        '不能把两种格式都输出到标准输出。请为其中一种指定文件：`--format {name}=文件`。',
        '不能把兩種格式都輸出到標準輸出。請為其中一種指定檔案：`--format {name}=檔案`。'),

    // ---- Files
    'path-not-found': words(
        'There is no file or folder `{path}`.[ Did you mean {nearest}?]',
        '没有文件或文件夹 `{path}`。[您是不是要写 {nearest}？]',
        '沒有檔案或資料夾 `{path}`。[您是不是要寫 {nearest}？]'),
    'link-to-nothing': words('`{path}` is a link to something that is not there.', '`{path}` 是一个链接，但它指向的文件或文件夹不存在。', '`{path}` 是一個連結，但它指向的檔案或資料夾不存在。'),
    'no-file-matched': words(
        'No `.journey` file matched `{path}`, so nothing was checked. `--allow-empty` makes this no error.',
        '`{path}` 没有匹配到任何 `.journey` 文件，因此什么都没有检查。如果这是正常情况，请加 `--allow-empty`。',
        '`{path}` 沒有符合的 `.journey` 檔案，因此什麼都沒有檢查。如果這是正常情況，請加 `--allow-empty`。'),
    'not-a-journey-file': words('`{path}` is no journey: its name does not end in `.journey`.', '`{path}` 不是旅程文件：文件名不以 `.journey` 结尾。', '`{path}` 不是旅程檔案：檔名不以 `.journey` 結尾。'),
    'not-a-file': words('`{path}` is neither a file nor a folder.', '`{path}` 既不是文件也不是文件夹。', '`{path}` 既不是檔案也不是資料夾。'),
    excluded: words(
        '`{path}` was not checked: `exclude` in `{config}` takes it out of the project.',
        '`{path}` 没有检查：`{config}` 中的 `exclude` 把它排除在项目之外。',
        '`{path}` 沒有檢查：`{config}` 中的 `exclude` 把它排除在專案之外。'),
    'cannot-read': words('`{path}` could not be read: {reason}.', '无法读取 `{path}`：{reason}。', '無法讀取 `{path}`：{reason}。'),
    'cannot-write': words('`{path}` could not be written: {reason}.', '无法写入 `{path}`：{reason}。', '無法寫入 `{path}`：{reason}。'),
    'cannot-write-result': words(
        '`{path}` could not be written: {reason}. Name a place that is there and can be written to.',
        '无法写入 `{path}`：{reason}。请指定一个存在且可写的位置。',
        '無法寫入 `{path}`：{reason}。請指定一個存在且可寫入的位置。'),
    'changed-meanwhile': words(
        '`{path}` was changed by somebody else in the meantime, so it was left as it is. Run this again.',
        '`{path}` 在此期间被其他程序修改过，因此保持原样。请再运行一次。',
        '`{path}` 在此期間被其他程式修改過，因此保持原樣。請再執行一次。'),
    'cannot-write-output': words('Standard output could not be written: {reason}.', '无法写入标准输出：{reason}。', '無法寫入標準輸出：{reason}。'),
    'not-utf8': words(
        '`{path}` is not UTF-8 text: the byte at offset {offset} (line {line}) fits no character. Save the file as UTF-8.',
        '`{path}` 不是 UTF-8 文本：偏移量 {offset}（第 {line} 行）处的字节不构成任何字符。请将文件另存为 UTF-8。',
        '`{path}` 不是 UTF-8 文字：位移 {offset}（第 {line} 行）處的位元組不構成任何字元。請將檔案另存為 UTF-8。'),
    'not-utf8-but-utf16': words(
        '`{path}` is UTF-16 text. Save the file as UTF-8.',
        '`{path}` 是 UTF-16 文本。请将文件另存为 UTF-8。',
        '`{path}` 是 UTF-16 文字。請將檔案另存為 UTF-8。'),
    'several-projects': words(
        '`{path}` holds {count} projects, and `journey {verb}` takes one. Name one of them: {known}.',
        '`{path}` 里有 {count} 个项目，而 `journey {verb}` 一次只处理一个。请指定其中一个：{known}。',
        '`{path}` 裡有 {count} 個專案，而 `journey {verb}` 一次只處理一個。請指定其中一個：{known}。'),

    corrected: words('Corrected[ {findings} in] {files}: {names}.', '已修正 {files}[中的 {findings}]：{names}。', '已修正 {files}[中的 {findings}]：{names}。'),
    'not-formatted': words(
        '{path}:{line}:{column}: error: {message} [syntax]',
        '{path}:{line}:{column}：错误：{message} [syntax]',
        '{path}:{line}:{column}：錯誤：{message} [syntax]'),
    'left-unformatted': words(
        '`{path}` was left as it is, because it has {errors}.',
        '`{path}` 有 {errors}，因此保持原样。',
        '`{path}` 有 {errors}，因此保持原樣。'),
    formatted: words('{changed} of {files} formatted.', '已格式化 {files}中的 {changed} 个。', '已格式化 {files}中的 {changed} 個。'),
    'to-format': words(
        '{changed} of {files} not formatted; `journey format` does it.',
        '{files}中有 {changed} 个未格式化；运行 `journey format` 即可。',
        '{files}中有 {changed} 個未格式化；執行 `journey format` 即可。'),
    'all-formatted': words('{files} checked: all formatted.', '已检查 {files}，都已格式化。', '已檢查 {files}，都已格式化。'),

    'nothing-in-project': words(
        'There is no journey and no declaration in `{path}`, so nothing was checked there.',
        '`{path}` 里没有旅程，也没有任何声明，因此那里什么都没有检查。',
        '`{path}` 裡沒有旅程，也沒有任何宣告，因此那裡什麼都沒有檢查。'),
    'drawn-with-errors': words(
        '`{path}` has {errors}: what could not be read is missing in the picture. `journey lint {path}` shows where.',
        '`{path}` 有 {errors}：无法读取的部分不会出现在图中。运行 `journey lint {path}` 可查看。',
        '`{path}` 有 {errors}：無法讀取的部分不會出現在圖中。執行 `journey lint {path}` 可查看。'),

    'reported-with-errors': words(
        '`{path}` has {errors}: what could not be read is missing in the report. `journey lint {path}` shows where.',
        '`{path}` 有 {errors}：无法读取的部分不会出现在报告中。运行 `journey lint {path}` 可查看。',
        '`{path}` 有 {errors}：無法讀取的部分不會出現在報告中。執行 `journey lint {path}` 可查看。'),
    'exported-with-errors': words(
        '`{path}` has {errors}: what could not be read is missing in the model. `journey lint {path}` shows where.',
        '`{path}` 有 {errors}：无法读取的部分不会出现在模型中。运行 `journey lint {path}` 可查看。',
        '`{path}` 有 {errors}：無法讀取的部分不會出現在模型中。執行 `journey lint {path}` 可查看。'),
    'nothing-to-report': words('`{path}` has no journey, case or portfolio to report about.', '`{path}` 里没有可报告的旅程、案例或组合。', '`{path}` 裡沒有可報告的旅程、案例或組合。'),
    'csv-of-one': words(
        'CSV holds the tables of one section. Name it with `--section`: {known}; or write all of them with `-o FOLDER`.',
        'CSV 只能容纳一个部分的表格。请用 `--section` 指定：{known}；或用 `-o 文件夹` 写出全部。',
        'CSV 只能容納一個部分的表格。請用 `--section` 指定：{known}；或用 `-o 資料夾` 寫出全部。'),

    // ---- Git. `purpose` is what needs it, as written: `--since main`. What to do instead is another thing for a flag, for `diff`, and for git's settings.
    'git-missing': words(
        '`{purpose}` needs git, and git could not be started ({reason}). Install it, or leave the flag out.',
        '`{purpose}` 需要 git，但无法启动 git（{reason}）。请安装 git，或去掉该选项。',
        '`{purpose}` 需要 git，但無法啟動 git（{reason}）。請安裝 git，或去掉該選項。'),
    'git-missing-diff': words(
        '`{purpose}` needs git, and git could not be started ({reason}). Install it, or name two files or folders that are there: `journey diff OLD NEW`.',
        '`{purpose}` 需要 git，但无法启动 git（{reason}）。请安装 git，或写出两个已有的文件或文件夹：`journey diff OLD NEW`。',
        '`{purpose}` 需要 git，但無法啟動 git（{reason}）。請安裝 git，或寫出兩個已有的檔案或資料夾：`journey diff OLD NEW`。'),
    'git-missing-settings': words(
        '`{purpose}` needs git, and git could not be started ({reason}). Install it.',
        '`{purpose}` 需要 git，但无法启动 git（{reason}）。请安装 git。',
        '`{purpose}` 需要 git，但無法啟動 git（{reason}）。請安裝 git。'),
    'no-repository': words(
        '`{purpose}` compares with an earlier state in git, and `{path}` is in no git working tree. Run it in a clone, or leave the flag out.',
        '`{purpose}` 要与 git 中的旧版本比较，但 `{path}` 不在任何 git 工作区内。请在克隆的仓库中运行，或去掉该选项。',
        '`{purpose}` 要與 git 中的舊版本比較，但 `{path}` 不在任何 git 工作目錄內。請在複製的儲存庫中執行，或去掉該選項。'),
    'no-repository-diff': words(
        '`{purpose}` compares with an earlier state in git, and `{path}` is in no git working tree. Run it in a clone, or name two files or folders that are there: `journey diff OLD NEW`.',
        '`{purpose}` 要与 git 中的旧版本比较，但 `{path}` 不在任何 git 工作区内。请在克隆的仓库中运行，或写出两个已有的文件或文件夹：`journey diff OLD NEW`。',
        '`{purpose}` 要與 git 中的舊版本比較，但 `{path}` 不在任何 git 工作目錄內。請在複製的儲存庫中執行，或寫出兩個已有的檔案或資料夾：`journey diff OLD NEW`。'),
    'no-repository-settings': words(
        '`{purpose}` changes the git settings of a repository, and `{path}` is in no git working tree. Run it in a clone.',
        '`{purpose}` 要更改仓库的 git 设置，但 `{path}` 不在任何 git 工作区内。请在克隆的仓库中运行。',
        '`{purpose}` 要更改儲存庫的 git 設定，但 `{path}` 不在任何 git 工作目錄內。請在複製的儲存庫中執行。'),
    'unknown-revision': words(
        'There is no commit “{revision}” in this repository.[ Did you mean {nearest}?] Write a branch, a tag or a commit, e.g. `origin/main`.',
        '该仓库里没有提交“{revision}”。[您是不是要写 {nearest}？]请写分支、标签或提交，例如 `origin/main`。',
        '此儲存庫裡沒有提交「{revision}」。[您是不是要寫 {nearest}？]請寫分支、標籤或提交，例如 `origin/main`。'),
    'unknown-revision-shallow': words(
        'There is no commit “{revision}” here.[ Did you mean {nearest}?] This clone holds only a part of the history. Fetch the rest: `git fetch --unshallow`; in GitHub Actions `fetch-depth: 0` for `actions/checkout`.',
        '这里没有提交“{revision}”。[您是不是要写 {nearest}？]该克隆只有部分历史。请补全：`git fetch --unshallow`；在 GitHub Actions 中给 `actions/checkout` 加上 `fetch-depth: 0`。',
        '這裡沒有提交「{revision}」。[您是不是要寫 {nearest}？]此複本只有部分歷史。請補全：`git fetch --unshallow`；在 GitHub Actions 中為 `actions/checkout` 加上 `fetch-depth: 0`。'),
    'git-failed': words(
        '`{purpose}` could not be done: `git {command}` says “{reason}”.',
        '无法执行 `{purpose}`：`git {command}` 报告“{reason}”。',
        '無法執行 `{purpose}`：`git {command}` 回報「{reason}」。'),
    'no-common-commit': words(
        '`{revision}` and what is checked have no common commit here, so they are compared directly: what was mended in `{revision}` in the meantime counts as new.',
        '`{revision}` 与当前检查的内容在这里没有共同的提交，因此直接比较：在此期间已在 `{revision}` 中改好的问题会算作新问题。',
        '`{revision}` 與目前檢查的內容在這裡沒有共同的提交，因此直接比較：在此期間已在 `{revision}` 中改好的問題會算作新問題。'),
    'not-in-revision': words(
        '`{path}` had no journeys in `{revision}`, so everything there counts as new.',
        '`{path}` 在 `{revision}` 中还没有旅程，因此那里的一切都算作新问题。',
        '`{path}` 在 `{revision}` 中還沒有旅程，因此那裡的一切都算作新問題。'),
    'not-read-in-revision': words(
        '`{path}` could not be read whole in `{revision}`: what was found there before may count as new.',
        '`{path}` 在 `{revision}` 中无法完整读取：那里原有的问题可能会算作新问题。',
        '`{path}` 在 `{revision}` 中無法完整讀取：那裡原有的問題可能會算作新問題。'),

    // ---- The diff
    'diff-no-common-commit': words(
        '`{revision}` and the new state have no common commit here, so the two are compared as they are: what came into `{revision}` in the meantime looks taken back. Fetch the rest of the history: `git fetch --unshallow`.',
        '`{revision}` 与新版本在这里没有共同的提交，因此直接比较两者：在此期间进入 `{revision}` 的改动会显得被撤回。请补全历史：`git fetch --unshallow`。',
        '`{revision}` 與新版本在這裡沒有共同的提交，因此直接比較兩者：在此期間進入 `{revision}` 的變更會顯得被撤回。請補全歷史：`git fetch --unshallow`。'),
    'no-base': words(
        'There is no branch to compare with: neither `base` in the config nor origin, main or master. Write it: `journey diff BRANCH`.',
        '没有可比较的分支：配置中没有 `base`，也没有 origin、main 或 master。请写明：`journey diff 分支`。',
        '沒有可比較的分支：設定中沒有 `base`，也沒有 origin、main 或 master。請寫明：`journey diff 分支`。'),
    'nothing-to-compare': words(
        'There is no journey in `{path}`, so nothing was compared.',
        '`{path}` 里没有旅程，因此什么都没有比较。',
        '`{path}` 裡沒有旅程，因此什麼都沒有比較。'),
    'project-on-one-side': words(
        'The project `{path}` is on one side only. Name two projects, or two folders with the same projects in them.',
        '项目 `{path}` 只在一边存在。请指定两个项目，或两个含有相同项目的文件夹。',
        '專案 `{path}` 只在一邊存在。請指定兩個專案，或兩個含有相同專案的資料夾。'),
    'left-out-of-diff': words(
        '`{path}` could not be read whole in {side}[ ({errors})], so it is left out on both sides; the rest is compared.',
        '`{path}` 在{side}中无法完整读取[（{errors}）]，因此两边都不比较该文件，其余照常比较。',
        '`{path}` 在{side}中無法完整讀取[（{errors}）]，因此兩邊都不比較該檔案，其餘照常比較。'),
    'nothing-in-revision': words(
        'There is no journey in `{path}`, so nothing was compared. That commit has no file or folder of this name.[ Did you mean {nearest}?]',
        '`{path}` 里没有旅程，因此什么都没有比较。该提交中没有这个名称的文件或文件夹。[您是不是要写 {nearest}？]',
        '`{path}` 裡沒有旅程，因此什麼都沒有比較。該提交中沒有這個名稱的檔案或資料夾。[您是不是要寫 {nearest}？]'),
    'only-in-revision': words(
        'There is no `{path}` to compare `{old}` with. Name what it became: `journey diff {old} NEW`.',
        '没有可与 `{old}` 比较的 `{path}`。请写出它现在的文件：`journey diff {old} 新文件`。',
        '沒有可與 `{old}` 比較的 `{path}`。請寫出它現在的檔案：`journey diff {old} 新檔案`。'),
    'diff-two-files': words(
        '`journey diff` compares `{old}` with one other file or folder, but {count} are given.',
        '`journey diff` 把 `{old}` 与另一个文件或文件夹比较，但写了 {count} 个。',
        '`journey diff` 把 `{old}` 與另一個檔案或資料夾比較，但寫了 {count} 個。'),
    'diff-third': words(
        '`journey diff` compares two states, here `{old}` and `{now}`; what follows them can only be files and folders to look at, and there is no `{path}`.[ Did you mean {nearest}?]',
        '`journey diff` 比较两个版本，这里是 `{old}` 和 `{now}`；其后只能写要查看的文件或文件夹，而 `{path}` 不存在。[您是不是要写 {nearest}？]',
        '`journey diff` 比較兩個版本，這裡是 `{old}` 和 `{now}`；其後只能寫要查看的檔案或資料夾，而 `{path}` 不存在。[您是不是要寫 {nearest}？]'),
    'diff-after-path': words(
        'There is no file or folder `{path}`, and behind a file or folder only others can stand.[ Did you mean {nearest}?] If it is a branch or a commit, write it first: `journey diff {path} {first}`.',
        '没有文件或文件夹 `{path}`，而文件或文件夹之后只能再写文件或文件夹。[您是不是要写 {nearest}？]如果它是分支或提交，请写在最前面：`journey diff {path} {first}`。',
        '沒有檔案或資料夾 `{path}`，而檔案或資料夾之後只能再寫檔案或資料夾。[您是不是要寫 {nearest}？]如果它是分支或提交，請寫在最前面：`journey diff {path} {first}`。'),
    'unknown-journey': words(
        'There is no journey `{journey}` on {side}.[ Did you mean {nearest}?][ Known: {known}.]',
        '{side}没有旅程 `{journey}`。[您是不是要写 {nearest}？][现有：{known}。]',
        '{side}沒有旅程 `{journey}`。[您是不是要寫 {nearest}？][現有：{known}。]'),
    'unknown-change': words(
        'No change here has the fingerprint `{fingerprint}`. `journey diff` shows those of breaking and risky changes; six signs of one are enough.',
        '这里没有指纹为 `{fingerprint}` 的变更。`journey diff` 会列出破坏性和有风险变更的指纹，写前六位即可。',
        '這裡沒有指紋為 `{fingerprint}` 的變更。`journey diff` 會列出破壞性和有風險變更的指紋，寫前六位即可。'),
    'changes-accepted': words(
        '`{path}` accepts {count} more, until the base contains it.',
        '`{path}` 新接受 {count} 项变更，在基准包含它之前有效。',
        '`{path}` 新接受 {count} 項變更，在基準包含它之前有效。'),
    'acceptance-reason': words(
        '`{path}` accepts {count} as before, now for another reason.',
        '`{path}` 原已接受 {count} 项变更，现改为新的原因。',
        '`{path}` 原已接受 {count} 項變更，現改為新的原因。'),
    'acceptance-same': words(
        '`{path}` accepts {count} already, for the same reason: nothing is different.',
        '`{path}` 已以同样的原因接受 {count} 项变更，没有变化。',
        '`{path}` 已以同樣的原因接受 {count} 項變更，沒有變化。'),
    'accepted-wrong': words(
        '`{path}` cannot be read: {reason}. Each entry needs a `fingerprint` and a `reason`; `journey diff --accept` writes them.',
        '无法读取 `{path}`：{reason}。每个条目都要有 `fingerprint` 和 `reason`；`journey diff --accept` 会写入。',
        '無法讀取 `{path}`：{reason}。每個條目都要有 `fingerprint` 和 `reason`；`journey diff --accept` 會寫入。'),

    // ---- The baseline
    'baseline-stale': words(
        '`{path}` lists what is not found any more ({count}), e.g. {example}. `--prune-baseline` takes it out.',
        '`{path}` 中有 {count} 条已不再出现，例如 {example}。加上 `--prune-baseline` 可将其移除。',
        '`{path}` 中有 {count} 條已不再出現，例如 {example}。加上 `--prune-baseline` 可將其移除。'),
    'baseline-written': words(
        '`{path}` lists {findings} now ({added} added, {removed} taken out).',
        '`{path}` 现有 {findings}（新增 {added} 条，移除 {removed} 条）。',
        '`{path}` 現有 {findings}（新增 {added} 條，移除 {removed} 條）。'),
    'baseline-not-needed': words(
        'There is nothing to list, so no `{path}` was made.',
        '没有可列入的问题，因此没有生成 `{path}`。',
        '沒有可列入的問題，因此沒有產生 `{path}`。'),
    'baseline-not-whole': words(
        '`{path}` keeps what is not found any more: not all of the project could be read, so it may still be there.',
        '`{path}` 中不再出现的条目予以保留：项目未能完整读取，这些问题可能仍然存在。',
        '`{path}` 中不再出現的條目予以保留：專案未能完整讀取，這些問題可能仍然存在。'),
    'baseline-of-several': words(
        '`--baseline` is the baseline of one project, and {count} are checked here: {known}. Name one of them, or give each a `journey-baseline.json`.',
        '`--baseline` 是一个项目的基线，而这里检查了 {count} 个项目：{known}。请指定其中一个，或给每个项目各放一个 `journey-baseline.json`。',
        '`--baseline` 是一個專案的基準，而這裡檢查了 {count} 個專案：{known}。請指定其中一個，或為每個專案各放一個 `journey-baseline.json`。'),
    'no-baseline': words(
        'There is no baseline `{path}`. `--update-baseline` makes one from what is found now.',
        '没有基线文件 `{path}`。加上 `--update-baseline` 可用现有的问题生成一个。',
        '沒有基準檔案 `{path}`。加上 `--update-baseline` 可用現有的問題產生一個。'),

    // ---- Configuration
    'uses-not-found': words(
        '{path}:{line}: `uses` names `{target}`, and there is no journey project in that folder.',
        '{path}:{line}：`uses` 写了 `{target}`，但那个文件夹里没有旅程项目。',
        '{path}:{line}：`uses` 寫了 `{target}`，但那個資料夾裡沒有旅程專案。'),
    'uses-circle': words(
        '{path}:{line}: The projects use each other in a circle: `{circle}`.',
        '{path}:{line}：项目之间循环引用：`{circle}`。',
        '{path}:{line}：專案之間循環引用：`{circle}`。'),

    // ---- Other
    'internal-error': words(
        'Something went wrong inside: {error}. `--verbose` shows where; please report it.',
        '内部错误：{error}。加 `--verbose` 可查看出错位置，请反馈给我们。',
        '內部錯誤：{error}。加 `--verbose` 可查看出錯位置，請回報給我們。'),
    'no-current-folder': words('The current folder does not exist any more.', '当前文件夹已不存在。', '目前的資料夾已不存在。'),
    'no-journey': words(
        'There is no {what} `{name}`.[ Did you mean {nearest}?] Known: {known}.',
        '没有{what} `{name}`。[您是不是要写 {nearest}？]可用的有：{known}。',
        '沒有{what} `{name}`。[您是不是要寫 {nearest}？]可用的有：{known}。'),
    'several-projects-to-draw': words(
        '`{path}` holds {count} projects with several journeys. Name one of the projects: {known}; one journey with `--journey`; or draw all with `--all -o FOLDER`.',
        '`{path}` 里有 {count} 个项目、多条旅程。请指定其中一个项目：{known}；或用 `--journey` 指定一条旅程；或用 `--all -o 文件夹` 全部绘制。',
        '`{path}` 裡有 {count} 個專案、多條旅程。請指定其中一個專案：{known}；或用 `--journey` 指定一條旅程；或用 `--all -o 資料夾` 全部繪製。'),
    'nothing-to-draw': words('`{path}` has no {what} to draw.', '`{path}` 里没有可绘制的{what}。', '`{path}` 裡沒有可繪製的{what}。'),
    'several-to-draw': words(
        '`{path}` has {count} to draw. Name the {what} with `--journey`: {known}.',
        '`{path}` 里可绘制的{what}有 {count} 个。请用 `--journey` 指定：{known}。',
        '`{path}` 裡可繪製的{what}有 {count} 個。請用 `--journey` 指定：{known}。'),
    'preview-broken': words(
        '{path}:{line} cannot be read: this is the last state before that.',
        '{path}:{line} 无法读取：这是此前的最后状态。',
        '{path}:{line} 無法讀取：這是此前的最後狀態。'),
    'preview-partial': words(
        '{path}:{line} cannot be read: this shows the rest.',
        '{path}:{line} 无法读取：这里显示其余部分。',
        '{path}:{line} 無法讀取：這裡顯示其餘部分。'),
    'preview-ready': words(
        'The preview follows what is saved, until Ctrl-C.',
        '预览会随保存自动更新；按 Ctrl-C 结束。',
        '預覽會隨儲存自動更新；按 Ctrl-C 結束。'),
    watching: words(
        'Watching {files}; Ctrl-C ends it.',
        '正在监视 {files}；按 Ctrl-C 结束。',
        '正在監看 {files}；按 Ctrl-C 結束。'),
    'port-taken': words(
        'Port {port} cannot be used: {reason}. Without `--port`, a free one is taken.',
        '无法使用端口 {port}：{reason}。不写 `--port` 则自动选用空闲端口。',
        '無法使用連接埠 {port}：{reason}。不寫 `--port` 則自動選用空閒連接埠。'),
    'no-such-port': words('There is no port {port}: ports go from 0 to 65535.', '没有端口 {port}：端口范围是 0 到 65535。', '沒有連接埠 {port}：連接埠範圍是 0 到 65535。'),
    'no-chinese-font': words(
        'The picture has Chinese text, and no font of this machine has Chinese characters. Install one, e.g. Noto Sans CJK (`fonts-noto-cjk` on Debian), or write SVG.',
        '图中有中文，但本机没有任何含中文字符的字体。请安装一种，例如 Noto Sans CJK（Debian 上为 `fonts-noto-cjk`），或改为输出 SVG。',
        '圖中有中文，但本機沒有任何含中文字元的字型。請安裝一種，例如 Noto Sans CJK（Debian 上為 `fonts-noto-cjk`），或改為輸出 SVG。'),
    'no-chromium': words(
        'PDF is printed by Chromium, Chrome or Edge, and none was found on this machine. Install one, or name its program in `{variable}`.',
        'PDF 由 Chromium、Chrome 或 Edge 打印生成，但本机没有找到。请安装其中一种，或在 `{variable}` 中指定其程序。',
        'PDF 由 Chromium、Chrome 或 Edge 列印產生，但本機沒有找到。請安裝其中一種，或在 `{variable}` 中指定其程式。'),
    'no-png-maker': words(
        'PNG is drawn by the package `sharp` (`npm install sharp` beside this one) or by Chromium, Chrome or Edge, and neither was found. The program of a browser can be named in `{variable}`.',
        'PNG 由软件包 `sharp`（在本包旁边运行 `npm install sharp`）或 Chromium、Chrome、Edge 绘制，但都没有找到。可在 `{variable}` 中指定浏览器程序。',
        'PNG 由套件 `sharp`（在本套件旁執行 `npm install sharp`）或 Chromium、Chrome、Edge 繪製，但都沒有找到。可在 `{variable}` 中指定瀏覽器程式。'),
    'chromium-not-there': words(
        '`{variable}` names `{path}`, and there is no program.',
        '`{variable}` 指定了 `{path}`，但那里没有可运行的程序。',
        '`{variable}` 指定了 `{path}`，但那裡沒有可執行的程式。'),
    'chromium-failed': words(
        '`{program}` did not do its work: {reason}.',
        '`{program}` 未能完成：{reason}。',
        '`{program}` 未能完成：{reason}。'),
    'unknown-picture': words(
        '`{path}` is none of the files that pictures are written into: its name has to end in {known}.',
        '`{path}` 不是可写入图的文件：文件名须以 {known} 结尾。',
        '`{path}` 不是可寫入圖的檔案：檔名須以 {known} 結尾。'),
    'several-journeys': words(
        '`{path}` has {count} journeys. Name one with `--journey`, or draw all with `--all -o FOLDER`: {known}.',
        '`{path}` 里有 {count} 条旅程。请用 `--journey` 指定一条，或用 `--all -o 文件夹` 全部绘制：{known}。',
        '`{path}` 裡有 {count} 條旅程。請用 `--journey` 指定一條，或用 `--all -o 資料夾` 全部繪製：{known}。'),
} as const satisfies Readonly<Record<string, Localized>>;
export type CliMessage = keyof typeof CLI_MESSAGES;

/** Why a new file could not be written. */
export const NO_FOLDER: Localized = words('its folder does not exist', '它所在的文件夹不存在', '它所在的資料夾不存在');

/** Why the system refused, by its error code. */
export const REASONS: Readonly<Record<string, Localized>> = {
    EBUSY: words('another program uses it', '已被其他程序占用', '已被其他程式佔用'),
    EADDRINUSE: words('another program uses it', '已被其他程序占用', '已被其他程式佔用'),
    ENOENT: words('it does not exist', '它不存在', '它不存在'),
    EACCES: words('permission denied', '没有权限', '沒有權限'),
    EPERM: words('permission denied', '没有权限', '沒有權限'),
    EEXIST: words('a file of that name is in its place', '该位置已有同名文件', '該位置已有同名檔案'),
    EISDIR: words('it is a folder', '它是文件夹', '它是資料夾'),
    ENOTDIR: words('a part of the path is no folder', '路径中有一段不是文件夹', '路徑中有一段不是資料夾'),
    ELOOP: words('the symbolic links lead in a circle', '符号链接形成了循环', '符號連結形成了循環'),
    ENAMETOOLONG: words('the name is too long', '名称太长', '名稱太長'),
    EROFS: words('the file system is read-only', '文件系统是只读的', '檔案系統是唯讀的'),
    ENOSPC: words('the disk is full', '磁盘已满', '磁碟已滿'),
    EMFILE: words('too many files are open', '打开的文件太多', '開啟的檔案太多'),
    ERR_FS_FILE_TOO_LARGE: words('it is larger than 2 GB', '它超过 2 GB', '它超過 2 GB'),
    ERR_STRING_TOO_LONG: words('it is larger than half a gigabyte', '它超过 512 MB', '它超過 512 MB'),
};

export const INIT_WORDS: Readonly<Record<Locale, { readonly wrote: string; readonly left: string; readonly next: string }>> = {
    en: { wrote: 'written  ', left: 'left as is', next: 'Next:' },
    'zh-Hans': { wrote: '已写入', left: '已存在，未改动', next: '接下来：' },
    'zh-Hant': { wrote: '已寫入', left: '已存在，未更動', next: '接下來：' },
};
