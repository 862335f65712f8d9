/** phi-lint in VS Code, on the desktop and in the browser. The check is synchronous: it takes microseconds, and so it is never late. */

import * as vscode from "vscode";
import { options, withTerm } from "./config.js";
import { proposals, type Schema } from "./completion.js";
import { type Checked, type Engine, engine, type Finding, type Message } from "./engine.js";
import { sweep } from "./sweep.js";

const SOURCE = "phi-lint";
const PAGES = "https://github.com/phi-lint/phi-lint/blob/main/docs/rules/";
const SEVERITY = {
  error: vscode.DiagnosticSeverity.Error, warning: vscode.DiagnosticSeverity.Warning, info: vscode.DiagnosticSeverity.Information,
} as const;
const SAFETY = {
  "instruction-moved": "An instruction was taken out: post it in the patient portal.", "urgent-clinical": "It may be urgent: call the patient.",
  "do-not-text": "Somebody else may read the phone: do not text.",
} as const;
const KINDS = { key: vscode.CompletionItemKind.Property, table: vscode.CompletionItemKind.Module, value: vscode.CompletionItemKind.Value } as const;
/** What nobody may suppress or allow. */
const NEVER = new Set(["ssn", "payment-card", "secret-in-message"]);
const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append("phi-lint");
/** A segment of a text message with and without letters beyond the GSM alphabet. */
const SEGMENT = { plain: 160, unicode: 70 } as const;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const bytes = new Uint8Array(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, "out/phi-lint-files.wasm")));
  const problems = vscode.languages.createDiagnosticCollection(SOURCE);
  const status = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Right, 90);
  const lenses = new vscode.EventEmitter<void>();
  const previews = new Map<string, string>();
  const known = new Map<string, { version: number; checked: Checked }>();
  let linter: Engine = engine(bytes, {});
  let policy = "hipaa-messaging";
  let schema: Schema | undefined;

  const setting = <Type>(name: string, fallback: Type): Type => vscode.workspace.getConfiguration(SOURCE).get(name, fallback);

  /** The engine anew, as `phi-lint.toml` and the settings say. */
  const configure = async (): Promise<void> => {
    const [file] = await vscode.workspace.findFiles("phi-lint.toml", null, 1);
    const toml = file === undefined ? "" : await textOf(file);
    try {
      const given = options(toml, setting("policy", ""), new Date().toISOString().slice(0, 10));
      linter = engine(bytes, given);
      policy = (given as { policy?: string }).policy ?? "hipaa-messaging";
      if (file !== undefined) problems.delete(file);
    } catch (error) {
      // The last good configuration goes on; what is wrong is said where it stands.
      const { message, line } = error as { message: string; line?: number };
      const at = new vscode.Range((line ?? 1) - 1, 0, (line ?? 1) - 1, 200);
      if (file !== undefined) problems.set(file, [new vscode.Diagnostic(at, String(message).split("\n")[0] ?? "", vscode.DiagnosticSeverity.Error)]);
    }
    known.clear();
    vscode.workspace.textDocuments.forEach(check);
  };

  const excluded = (document: vscode.TextDocument): boolean =>
    setting("exclude", [] as string[]).some((pattern) => vscode.languages.match({ pattern }, document) > 0);
  const isOurs = (document: vscode.TextDocument): boolean =>
    setting("enable", true) && !["git", "output", SOURCE].includes(document.uri.scheme) && linter.knows(document.uri.path) && !excluded(document);

  const checkedOf = (document: vscode.TextDocument): Checked => {
    const key = document.uri.toString();
    const last = known.get(key);
    if (last?.version === document.version) return last.checked;
    const checked = linter.check(document.uri.path, document.getText());
    known.set(key, { version: document.version, checked });
    return checked;
  };

  function check(document: vscode.TextDocument): void {
    if (!isOurs(document)) return;
    const place = (start: number, end: number): vscode.Range => new vscode.Range(document.positionAt(start), document.positionAt(end));
    problems.set(document.uri, diagnosticsOf(checkedOf(document), place));
    lenses.fire();
    show();
  }

  function show(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !isOurs(document)) return status.hide();
    const { messages } = checkedOf(document);
    const bad = messages.filter(({ verdict }) => verdict !== "pass").length;
    status.text = bad === 0 ? `$(shield) ${messages.length}` : `$(shield) ${bad}/${messages.length}`;
    status.tooltip = bad === 0
      ? `No health-specific content found under the policy ${policy}: ${messages.length} messages`
      : `${bad} of ${messages.length} messages tell something under the policy ${policy}`;
    status.command = "workbench.actions.view.problems";
    status.show();
  }

  /** The message around a place, with its number. */
  const messageAt = (document: vscode.TextDocument, range: vscode.Range): [Message, number] | undefined => {
    const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    const { messages } = checkedOf(document);
    const number = messages.findIndex((message) => message.start <= end && start <= message.end);
    const message = messages[number];
    return message === undefined ? undefined : [message, number];
  };
  const placeOf = (document: vscode.TextDocument, { start, end }: { start: number; end: number }): vscode.Range =>
    new vscode.Range(document.positionAt(start), document.positionAt(end));

  const actions: vscode.CodeActionProvider = {
    provideCodeActions(document, range, { only, diagnostics }) {
      if (!isOurs(document)) return [];
      if (only !== undefined && FIX_ALL.contains(only) || only?.contains(FIX_ALL) === true && only.value.startsWith("source")) return [fixAll(document)];
      const found = messageAt(document, range);
      if (found === undefined) return [];
      const [message, number] = found;
      const out: vscode.CodeAction[] = [];
      if (message.rewrite !== null && linter.fits(document.uri.path, document.getText(), number)) {
        const { text, written, safety, moved } = message.rewrite;
        const action = new vscode.CodeAction(`Use portal-safe message: ${short(text)}`, vscode.CodeActionKind.QuickFix);
        action.edit = new vscode.WorkspaceEdit();
        action.edit.replace(document.uri, placeOf(document, message), written);
        action.diagnostics = [...diagnostics];
        action.isPreferred = safety === null;
        const preview = new vscode.CodeAction("Preview the portal-safe message", vscode.CodeActionKind.QuickFix);
        preview.command = { command: "phi-lint.preview", title: "Preview", arguments: [document.uri.toString(), number] };
        out.push(action, preview);
        if (moved.length > 0) action.title += ` (to the portal: ${short(moved.join(", "))})`;
      }
      for (const finding of message.findings.filter((one) => placeOf(document, one).intersection(range) !== undefined)) {
        const phrase = finding.severity === "info" ? undefined : linter.phrase(document.uri.path, document.getText(), checkedOf(document), number, finding);
        if (phrase !== undefined) {
          const { from, to, safety } = phrase;
          const action = new vscode.CodeAction(to === "" ? `Use safe wording here: leave out "${short(from)}"` : `Use safe wording here: "${short(from)}" becomes "${short(to)}"`, vscode.CodeActionKind.QuickFix);
          action.edit = new vscode.WorkspaceEdit();
          action.edit.replace(document.uri, placeOf(document, phrase), phrase.text);
          if (safety !== null) action.title += ` (${SAFETY[safety]})`;
          out.push(action);
        }
        if (finding.sensitive || NEVER.has(finding.rule)) continue;
        const ignore = new vscode.CodeAction(`Ignore ${finding.rule} on this line…`, vscode.CodeActionKind.QuickFix);
        ignore.command = { command: "phi-lint.ignore", title: "Ignore", arguments: [document.uri.toString(), finding.rule, document.positionAt(finding.start).line] };
        if (comment(document.languageId) !== undefined) out.push(ignore);
        if (finding.term === null) continue;
        const allow = new vscode.CodeAction(`Allow "${finding.term}" in phi-lint.toml…`, vscode.CodeActionKind.QuickFix);
        allow.command = { command: "phi-lint.allow", title: "Allow", arguments: [finding.term] };
        out.push(allow);
      }
      return out;
    },
  };

  /** Every rewrite that needs no human, as `phi-lint check --fix` applies them. */
  function fixAll(document: vscode.TextDocument): vscode.CodeAction {
    const action = new vscode.CodeAction("Use portal-safe messages that need no human", FIX_ALL);
    action.edit = new vscode.WorkspaceEdit();
    let last = -1;
    checkedOf(document).messages.forEach((message, number) => {
      const { rewrite, findings } = message;
      const sensitive = findings.some((one) => one.sensitive && one.severity !== "info");
      if (rewrite === null || rewrite.safety !== null || rewrite.strategy !== "template" || sensitive || message.start < last) return;
      const told = new Set(findings.map(({ start, end }) => document.getText(placeOf(document, { start, end }))));
      if (!rewrite.moved.every((moved) => told.has(moved)) || !linter.fits(document.uri.path, document.getText(), number)) return;
      action.edit?.replace(document.uri, placeOf(document, message), rewrite.written);
      last = message.end;
    });
    return action;
  }

  const hover: vscode.HoverProvider = {
    provideHover(document, position) {
      if (!isOurs(document)) return undefined;
      const at = document.offsetAt(position);
      const { messages } = checkedOf(document);
      const message = messages.find(({ start, end }) => start <= at && at <= end);
      const findings = message?.findings.filter(({ start, end }) => start <= at && at <= end) ?? [];
      if (message === undefined || findings.length === 0) return undefined;
      const text = new vscode.MarkdownString();
      for (const { message: says, why, citations, rule } of findings) {
        text.appendMarkdown("**").appendText(says).appendMarkdown(`** ([${rule}](${PAGES}${rule}.md))\n\n`).appendText(why).appendMarkdown(`\n\n*${citations.join(", ")}*\n\n`);
        const good = linter.rule(rule)?.good[0];
        if (good !== undefined) text.appendMarkdown("Allowed: ").appendText(good).appendMarkdown("\n\n");
      }
      if (message.rewrite !== null) {
        text.appendMarkdown("Portal-safe: ").appendText(message.rewrite.text);
        if (message.rewrite.safety !== null) text.appendMarkdown(`\n\n${SAFETY[message.rewrite.safety]}`);
      }
      const first = findings[0] as Finding;
      return new vscode.Hover(text, placeOf(document, first));
    },
  };

  const lens: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: lenses.event,
    provideCodeLenses(document) {
      if (!isOurs(document) || !setting("codeLens", true)) return [];
      return checkedOf(document).messages.filter(({ verdict }) => verdict !== "pass").map((message) => {
        const { text, verdict, rewrite } = message;
        const segment = /^[\x00-\x7f¡¿ñÑáéíóúüÁÉÍÓÚÜ]*$/.test(text) ? SEGMENT.plain : SEGMENT.unicode;
        const title = [verdict, rewrite?.intent, `${text.length} characters`, `${Math.ceil(text.length / segment)} SMS`].filter((part) => part !== undefined).join(" · ");
        return new vscode.CodeLens(placeOf(document, message), { title, command: "" });
      });
    },
  };

  const ask = async (what: string): Promise<string | undefined> => {
    const reason = await vscode.window.showInputBox({ title: what, prompt: "Why? The reason is kept with it.", validateInput: (text) => (text.trim() === "" ? "A reason is needed" : undefined) });
    return reason?.trim();
  };

  context.subscriptions.push(
    problems, status, lenses,
    vscode.workspace.onDidOpenTextDocument(check),
    vscode.workspace.onDidChangeTextDocument(({ document }) => check(document)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => { known.delete(uri.toString()); }),
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.workspace.onDidChangeConfiguration((event) => { if (event.affectsConfiguration(SOURCE)) void configure(); }),
    vscode.languages.registerCodeActionsProvider({ pattern: "**" }, actions, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL] }),
    vscode.languages.registerHoverProvider({ pattern: "**" }, hover),
    vscode.languages.registerCodeLensProvider({ pattern: "**" }, lens),
    vscode.workspace.registerTextDocumentContentProvider(SOURCE, { provideTextDocumentContent: ({ path }) => previews.get(path) ?? "" }),
    vscode.commands.registerCommand("phi-lint.preview", async (address: string, number: number) => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(address));
      const message = checkedOf(document).messages[number];
      if (message?.rewrite == null) return;
      const text = document.getText();
      previews.set(document.uri.path, text.slice(0, message.start) + message.rewrite.written + text.slice(message.end));
      await vscode.commands.executeCommand("vscode.diff", document.uri, vscode.Uri.from({ scheme: SOURCE, path: document.uri.path }), "Portal-safe message");
    }),
    vscode.commands.registerCommand("phi-lint.ignore", async (address: string, rule: string, line: number) => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(address));
      const reason = await ask(`Ignore ${rule} on this line`);
      const marks = comment(document.languageId);
      if (reason === undefined || marks === undefined) return;
      const edit = new vscode.WorkspaceEdit();
      const indent = /^\s*/.exec(document.lineAt(line).text)?.[0] ?? "";
      edit.insert(document.uri, new vscode.Position(line, 0), `${indent}${marks[0]} phi-lint-disable-next-line ${rule} -- ${reason}${marks[1]}\n`);
      await vscode.workspace.applyEdit(edit);
    }),
    vscode.commands.registerCommand("phi-lint.allow", async (term: string) => {
      const reason = await ask(`Allow "${term}"`);
      const folder = vscode.workspace.workspaceFolders?.[0];
      if (reason === undefined || folder === undefined) return;
      const file = vscode.Uri.joinPath(folder.uri, "phi-lint.toml");
      const before = await textOf(file).catch(() => "");
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(withTerm(before, term, reason)));
      await configure();
    }),
    vscode.commands.registerCommand("phi-lint.explain", async () => {
      const id = await vscode.window.showInputBox({ title: "Explain a rule", prompt: "Its name, such as medication-name" });
      if (id !== undefined) await vscode.env.openExternal(vscode.Uri.parse(`${PAGES}${id.trim()}.md`));
    }),
    vscode.commands.registerCommand("phi-lint.checkWorkspace", () => checkWorkspace()),
  );

  const completion: vscode.CompletionItemProvider = {
    async provideCompletionItems(document, position) {
      schema ??= JSON.parse(await textOf(vscode.Uri.joinPath(context.extensionUri, "out/phi-lint.schema.json"))) as Schema;
      const lines = document.getText(new vscode.Range(0, 0, position.line, position.character)).split("\n");
      return proposals(schema, lines).map(({ text, about, kind }) => {
        const item = new vscode.CompletionItem(text, KINDS[kind]);
        item.documentation = about;
        if (kind === "key") item.insertText = `${text} = `;
        return item;
      });
    },
  };
  context.subscriptions.push(vscode.languages.registerCompletionItemProvider({ pattern: "**/phi-lint.toml" }, completion, "[", "=", " ", '"'));

  /** Every file of the workspace, a few at a time, so that the editor never waits. */
  async function checkWorkspace(): Promise<void> {
    const exclude = setting("exclude", [] as string[]);
    const files = (await vscode.workspace.findFiles("**/*", `{${["**/node_modules/**", "**/.git/**", ...exclude].join(",")}}`)).filter(({ path }) => linter.knows(path));
    await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: "phi-lint: checking the workspace", cancellable: true }, async (progress, stop) => {
      let [bad, last] = [0, 0];
      const whole = await sweep(files, {
        read: (uri) => textOf(uri).catch(() => undefined),
        check: (uri, source) => {
          const checked = linter.check(uri.path, source);
          const starts = lineStarts(source);
          problems.set(uri, diagnosticsOf(checked, (start, end) => new vscode.Range(position(starts, start), position(starts, end))));
          bad += checked.messages.filter(({ verdict }) => verdict !== "pass").length;
        },
        done: (count) => {
          progress.report({ increment: 100 * (count - last) / files.length, message: `${count} of ${files.length}` });
          last = count;
        },
        stopped: () => stop.isCancellationRequested,
      });
      if (!whole) return;
      void vscode.window.setStatusBarMessage(`phi-lint: ${bad} messages to look at in ${files.length} files`, 8_000);
      if (bad > 0) await vscode.commands.executeCommand("workbench.actions.view.problems");
    });
  }

  const watcher = vscode.workspace.createFileSystemWatcher("**/phi-lint.toml");
  context.subscriptions.push(watcher, watcher.onDidChange(() => void configure()), watcher.onDidCreate(() => void configure()), watcher.onDidDelete(() => void configure()));
  await configure();
}

export function deactivate(): void {
  // Everything is disposed with the context.
}

const textOf = async (uri: vscode.Uri): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text).replaceAll("\n", " ");

/** The findings of a file, and what is wrong with the file itself. */
function diagnosticsOf({ messages, problem }: Checked, place: (start: number, end: number) => vscode.Range): vscode.Diagnostic[] {
  const out = messages.flatMap(({ findings }) => findings).map((finding) => {
    const made = new vscode.Diagnostic(place(finding.start, finding.end), `${finding.message} ${finding.why}`, SEVERITY[finding.severity]);
    made.source = SOURCE;
    made.code = { value: finding.rule, target: vscode.Uri.parse(`${PAGES}${finding.rule}.md`) };
    return made;
  });
  if (problem !== null) out.push(new vscode.Diagnostic(place(problem.at, problem.at + 1), `${problem.reason} (checked as plain text)`, vscode.DiagnosticSeverity.Warning));
  return out;
}

/** How a language writes a comment on a line of its own; none where it has none. */
function comment(language: string): readonly [string, string] | undefined {
  if (["yaml", "python", "ruby", "shellscript", "properties", "toml", "dockerfile"].includes(language)) return ["#", ""];
  if (["javascript", "typescript", "javascriptreact", "typescriptreact", "java", "kotlin", "csharp", "go", "php", "swift", "jsonc"].includes(language)) return ["//", ""];
  if (["html", "xml", "markdown", "handlebars"].includes(language)) return ["<!--", " -->"];
  return undefined;
}

/** Where the lines of a text begin. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function position(starts: readonly number[], offset: number): vscode.Position {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle;
  }
  return new vscode.Position(low, offset - (starts[low] as number));
}
