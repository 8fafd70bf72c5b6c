/** The furniture of the pages: forms, buttons, fields, badges, tables, empty states, pages of a list. */
import type { Visit } from './context.ts';
import { type Content, type Html, html } from './html.ts';

/**
 * A form that changes something: POST, with the secret of the session. `confirm` is asked before it is sent, where
 * scripts run; `className` is `inline` for a single button.
 */
export function form(
  { secret }: Visit,
  action: string,
  content: Content,
  options: {
    readonly confirm?: string;
    readonly className?: string;
    readonly id?: string;
    /** For scripts: `data-NAME`. */
    readonly facts?: Readonly<Record<string, string>>;
  } = {},
): Html {
  const { confirm, className = 'inline', id, facts: told = {} } = options;
  return html`<form method="post" action="${action}" class="${className}"${id && html` id="${id}"`}${
    confirm && html` data-confirm="${confirm}"`
  }${Object.entries(told).map(([name, value]) => html` data-${name}="${value}"`)}>${secret !== undefined && html`<input type="hidden" name="csrf" value="${secret}">`}${content}</form>`;
}

/** A form that only asks: GET, its fields go into the address. */
export function queryForm(action: string, content: Content, className = 'filters'): Html {
  return html`<form method="get" action="${action}" class="${className}">${content}</form>`;
}

export type ButtonKind = 'primary' | 'quiet' | 'danger' | 'plain' | '';

/** `name` and `value` tell several buttons of one form apart. */
export function button(
  label: Content,
  options: {
    readonly kind?: ButtonKind;
    readonly name?: string;
    readonly value?: string;
    /** The key that does the same, shown and announced. */
    readonly key?: string;
    readonly disabled?: boolean;
  } = {},
): Html {
  const { kind = '', name, value, key, disabled } = options;
  return html`<button class="${kind}"${name && html` name="${name}"`}${
    value !== undefined && html` value="${value}"`
  }${key && html` aria-keyshortcuts="${key}"`}${disabled && html` disabled`}>${label}${
    key && html` <kbd aria-hidden="true">${key}</kbd>`
  }</button>`;
}

export interface Field {
  readonly name: string;
  readonly label: Content;
  readonly value?: string;
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'date' | 'url' | 'number';
  readonly required?: boolean;
  readonly hint?: Content;
  /** HTML's autocomplete token. */
  readonly autocomplete?: string;
  readonly autofocus?: boolean;
  readonly maxLength?: number;
  readonly lang?: string;
  readonly placeholder?: string;
}

/** A labelled input; the hint is announced with it. */
export function field(given: Field): Html {
  const {
    name,
    value = '',
    type = 'text',
    required,
    autocomplete,
    autofocus,
    maxLength,
    lang,
    placeholder,
  } = given;
  return labelled(
    given,
    html`<input id="${idOf(name)}" name="${name}" type="${type}" value="${value}"${required && html` required`}${
      autocomplete && html` autocomplete="${autocomplete}"`
    }${autofocus && html` autofocus`}${maxLength && html` maxlength="${maxLength}"`}${lang && html` lang="${lang}"`}${
      placeholder && html` placeholder="${placeholder}"`
    }${given.hint && html` aria-describedby="${idOf(name)}-hint"`}>`,
  );
}

export function textArea(given: Field & { readonly rows?: number }): Html {
  const { name, value = '', rows = 3, required, maxLength, lang } = given;
  // The first line feed of a textarea is not part of its value.
  return labelled(
    given,
    html`<textarea id="${idOf(name)}" name="${name}" rows="${rows}"${required && html` required`}${
      maxLength && html` maxlength="${maxLength}"`
    }${lang && html` lang="${lang}"`}${given.hint && html` aria-describedby="${idOf(name)}-hint"`}>\n${value}</textarea>`,
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export function choice(given: Field & { readonly choices: readonly Choice[] }): Html {
  const { name, value, choices } = given;
  return labelled(
    given,
    html`<select id="${idOf(name)}" name="${name}"${given.hint && html` aria-describedby="${idOf(name)}-hint"`}>${choices.map(
      (option) =>
        html`<option value="${option.value}"${option.value === value && html` selected`}>${option.label}</option>`,
    )}</select>`,
  );
}

function labelled({ name, label, hint }: Field, control: Html): Html {
  return html`<div class="field"><label for="${idOf(name)}">${label}</label>${control}${
    hint && html`<p class="hint" id="${idOf(name)}-hint">${hint}</p>`
  }</div>`;
}

function idOf(name: string): string {
  return `field-${name}`;
}

/** Its text says all; colour only underlines it. */
export function badge(label: Content, tone: 'good' | 'warn' | 'bad' | 'quiet' | 'accent' = 'quiet'): Html {
  return html`<span class="badge ${tone}">${label}</span>`;
}

export interface Column {
  readonly label: Content;
  readonly numeric?: boolean;
}

type Rows = readonly (readonly Content[])[];

/** A table that scrolls by itself on a narrow screen, and can be scrolled by keys. Each column has a label, be it `hidden`. */
export function table(caption: string, columns: readonly Column[], rows: Rows): Html {
  return framed(
    caption,
    'table',
    html`<table><caption class="hidden">${caption}</caption>
<thead><tr>${columns.map(({ label, numeric }) => html`<th scope="col"${numberClass(numeric)}>${label}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell, at) => html`<td${numberClass(columns[at]?.numeric)}>${cell}</td>`)}</tr>\n`)}</tbody></table>`,
  );
}

/**
 * A table of few rows and long texts: on a narrow screen each row is a block with its cells below each other, so that
 * nothing is out of sight. The roles say that it is a table all the same; a first column of text needs no label there.
 */
export function stackingTable(caption: string, columns: readonly Column[], rows: Rows): Html {
  const label = (at: number) => {
    const { label: said, numeric } = columns[at] ?? {};
    return typeof said === 'string' && (at > 0 || numeric) && html` data-label="${said}"`;
  };
  return framed(
    caption,
    'table stacks',
    html`<table role="table"><caption class="hidden">${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map((column) => html`<th scope="col" role="columnheader"${numberClass(column.numeric)}>${column.label}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map((cells) => html`<tr role="row">${cells.map((cell, at) => html`<td role="cell"${numberClass(columns[at]?.numeric)}${label(at)}>${cell}</td>`)}</tr>\n`)}</tbody></table>`,
  );
}

function framed(caption: string, className: string, content: Html): Html {
  return html`<div class="${className}" role="group" aria-label="${caption}" tabindex="0">${content}</div>`;
}

function numberClass(numeric: boolean | undefined): Content {
  return numeric && html` class="number"`;
}

/** A part of a page that opens where somebody wants it, without scripts; `id` is where links lead. */
export function fold(
  heading: Content,
  content: Content,
  given: { readonly id?: string; readonly isOpen?: boolean } = {},
): Html {
  return html`<details class="fold"${given.id && html` id="${given.id}"`}${given.isOpen && html` open`}><summary><h2>${heading}</h2></summary>${content}</details>`;
}

/** Nothing to show is said in words, with what to do next. */
export function emptyState(title: Content, help?: Content): Html {
  return html`<div class="empty"><p class="title">${title}</p>${help && html`<p>${help}</p>`}</div>`;
}

/** A sentence about something that is wrong on this page and what would help. */
export function problem(content: Content): Html {
  return html`<div class="said problem" role="alert">${content}</div>`;
}

/** Term and value in two columns. */
export function facts(pairs: readonly (readonly [Content, Content])[]): Html {
  return html`<dl class="facts">${pairs.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** Text for screen readers only. */
export function hidden(text: Content): Html {
  return html`<span class="hidden">${text}</span>`;
}

/** To the older part of a list and back to its beginning; `parameter` carries where it goes on. */
export function pagination(
  visit: Visit,
  list: { readonly next?: string; readonly parameter?: string },
): Html | undefined {
  const { parameter = 'after', next } = list;
  const here = new URL(visit.http.req.url);
  const isFirst = !here.searchParams.has(parameter);
  if (isFirst && next === undefined) return undefined;
  const { newest, older } = visit.words.shell;
  return html`<nav class="pages" aria-label="${older}">${!isFirst && html`<a href="${addressWith(here, parameter)}">${newest}</a>`}${
    next !== undefined &&
    html`<a class="next" rel="next" href="${addressWith(here, parameter, next)}">${older}</a>`
  }</nav>`;
}

/** This page's address with another value of one parameter, or without it. */
export function addressWith(here: URL, parameter: string, value?: string): string {
  const query = new URLSearchParams(here.searchParams);
  if (value === undefined) query.delete(parameter);
  else query.set(parameter, value);
  return here.pathname + (query.size === 0 ? '' : `?${query}`);
}
