//! Messages in Markdown: what a reader of the page would read.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::draft::Draft;
use crate::format::byte_order_mark;
use crate::message::Message;
use crate::{fence, html, yaml};

/// The messages of a Markdown file: `prose` says whether its paragraphs are, or only the examples in it.
pub(crate) fn messages(source: &str, prose: bool) -> Vec<Message> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM;
    let start = byte_order_mark(source);
    let head = front_matter(&source[start..]);
    let asked = source[start..start + head].lines().any(|line| {
        line.split_once(':')
            .is_some_and(|(key, value)| key == "phi-lint" && value.trim().trim_matches(['"', '\'']) == "messages")
    });
    let start = start + head;
    let mut page = Page { source, prose: prose || asked, drafts: vec![Draft::default()], found: Vec::new() };
    let mut block = Block::Prose;
    for (event, range) in Parser::new_ext(&source[start..], options).into_offset_iter() {
        page.event(event, range.start + start..range.end + start, &mut block);
    }
    page.flush();
    // The description of an image ends before the paragraph around it does.
    page.found.sort_by_key(Message::start);
    page.found
}

/// The block that events belong to.
enum Block {
    Prose,
    /// Code, with the info string of its fence.
    Code(String),
    Html,
}

struct Page<'a> {
    source: &'a str,
    /// Whether paragraphs, headings and cells are messages.
    prose: bool,
    /// The text of the block, and of each image that is open in it.
    drafts: Vec<Draft>,
    found: Vec<Message>,
}

impl Page<'_> {
    fn event(&mut self, event: Event, range: Range<usize>, block: &mut Block) {
        match event {
            Event::Start(Tag::Image { .. }) => self.drafts.push(Draft::default()),
            Event::End(TagEnd::Image) => {
                let description = if self.drafts.len() > 1 { self.drafts.pop() } else { None };
                self.found.extend(description.and_then(Draft::finish).filter(|_| self.prose));
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                self.flush();
                *block = Block::Code(match kind {
                    CodeBlockKind::Fenced(info) => info.trim().to_owned(),
                    CodeBlockKind::Indented => String::new(),
                });
            }
            Event::Start(Tag::HtmlBlock) => {
                self.flush();
                *block = Block::Html;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock) => self.end_block(std::mem::replace(block, Block::Prose)),
            Event::Start(tag) if !is_inline(tag.to_end()) => self.flush(),
            Event::End(tag) if !is_inline(tag) => self.flush(),
            Event::Rule => self.flush(),
            Event::SoftBreak => self.replace(" ", range),
            Event::HardBreak => self.replace("\n", range),
            Event::Code(text) => {
                let contents = without_backticks(self.source, range);
                self.align(&text, contents);
            }
            Event::InlineHtml(text) => match html::tag(&text) {
                html::Tag::Hidden | html::Tag::Inline => {}
                html::Tag::Break | html::Tag::Block => self.replace("\n", range),
                html::Tag::Placeholder => self.align(&text, range),
            },
            Event::Text(text) | Event::Html(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                if let Some(draft) = self.drafts.last_mut() {
                    draft.copy_or_replace(&text, self.source, range);
                }
            }
            Event::Start(_) | Event::End(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn end_block(&mut self, block: Block) {
        let Some(content) = self.drafts.last_mut().and_then(Draft::take) else { return };
        match block {
            Block::Code(info) => self.found.extend(fence::messages(&info, content, self.prose)),
            Block::Prose | Block::Html if !self.prose => {}
            Block::Prose => self.found.push(content),
            Block::Html => {
                let found = html::messages(&content.text);
                self.found.extend(found.into_iter().map(|message| message.within(&content)));
            }
        }
    }

    fn flush(&mut self) {
        let prose = self.prose;
        self.found.extend(self.drafts.drain(..).filter_map(Draft::finish).filter(|_| prose));
        self.drafts.push(Draft::default());
    }

    fn replace(&mut self, text: &str, range: Range<usize>) {
        if let Some(draft) = self.drafts.last_mut() {
            draft.replace(text, range);
        }
    }

    fn align(&mut self, text: &str, range: Range<usize>) {
        if let Some(draft) = self.drafts.last_mut() {
            draft.align(text, self.source, range);
        }
    }
}

/// Whether text runs on through this tag.
fn is_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
    )
}

fn without_backticks(source: &str, range: Range<usize>) -> Range<usize> {
    let code = &source[range.clone()];
    let ticks = code.len() - code.trim_start_matches('`').len();
    if code.len() >= 2 * ticks { range.start + ticks..range.end - ticks } else { range }
}

/// The subject of a mail and the like, which stand before it in YAML.
pub(crate) fn messages_of_front_matter(source: &str, head: Range<usize>) -> Vec<Message> {
    let fence = "---".len();
    let inside = head.start + fence..head.end.saturating_sub(fence + 1).max(head.start + fence);
    let Some(yaml) = source.get(inside.clone()).filter(|_| source[head].starts_with("---")) else { return Vec::new() };
    let Some(outer) = Draft::of(source, inside) else { return Vec::new() };
    let found = yaml::messages(yaml, None).unwrap_or_default();
    found.into_iter().map(|message| message.within(&outer)).collect()
}

/// The bytes of the YAML or TOML at the start of a page.
///
/// It must look like keys and values. A page that merely begins with a line across it begins with a message.
pub(crate) fn front_matter(source: &str) -> usize {
    let mut lines = source.split_inclusive('\n');
    let Some(fence) = lines.next().map(str::trim_end).filter(|line| matches!(*line, "---" | "+++")) else { return 0 };
    let (mut length, mut keys) = (source.find('\n').map_or(0, |end| end + 1), false);
    for line in lines {
        length += line.len();
        let line = line.trim_end();
        if line == fence || fence == "---" && line == "..." {
            return if keys { length } else { 0 };
        }
        keys |= line.split_once([':', '=']).is_some_and(|(key, _)| {
            !key.is_empty() && key.trim_end().bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
        });
    }
    0
}
