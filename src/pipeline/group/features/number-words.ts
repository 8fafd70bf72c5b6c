/** Numbers written as words in Finnish, Swedish and English, as far as news writes them so: up to the thousands. */
const UNITS: Readonly<Record<string, number>> = {
  puoli: 0.5,
  puolen: 0.5,
  halv: 0.5,
  half: 0.5,
  yksi: 1,
  yhden: 1,
  kaksi: 2,
  kahden: 2,
  kahta: 2,
  kolme: 3,
  kolmen: 3,
  kolmea: 3,
  neljä: 4,
  neljän: 4,
  neljää: 4,
  viisi: 5,
  viiden: 5,
  viittä: 5,
  kuusi: 6,
  kuuden: 6,
  kuutta: 6,
  seitsemän: 7,
  seitsemää: 7,
  kahdeksan: 8,
  kahdeksaa: 8,
  yhdeksän: 9,
  yhdeksää: 9,
  kymmenen: 10,
  kymmentä: 10,
  två: 2,
  tre: 3,
  fyra: 4,
  fem: 5,
  sex: 6,
  sju: 7,
  åtta: 8,
  nio: 9,
  tio: 10,
  elva: 11,
  tolv: 12,
  tretton: 13,
  fjorton: 14,
  femton: 15,
  sexton: 16,
  sjutton: 17,
  arton: 18,
  nitton: 19,
  tjugo: 20,
  trettio: 30,
  fyrtio: 40,
  femtio: 50,
  sextio: 60,
  sjuttio: 70,
  åttio: 80,
  nittio: 90,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

/** What a number is multiplied by: whole words, and the later parts of closed compounds. */
const TIMES: readonly (readonly [RegExp, number])[] = [
  [/^(?:toista)$/u, 0],
  [/^kymmen(?:tä|en)$/u, 10],
  [/^(?:sata|sataa|sadan|hundra|hundred)$/u, 100],
  [/^(?:tuhat|tuhatta|tuhannen|tusen|thousand)$/u, 1_000],
];

const FINNISH_PART =
  /^(yksi|yhden|kaksi|kahden|kahta|kolmen|kolme|neljän|neljä|viisi|viiden|viittä|kuusi|kuuden|kuutta|seitsemän|kahdeksan|yhdeksän|kymmenen)?(toista|kymmentä|kymmenen|sataa|sadan|sata|tuhatta|tuhannen|tuhat)(.*)$/u;
const SWEDISH_PART =
  /^(två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|femton|tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio)?(hundra|tusen)(.*)$/u;
/** How the words above, and those made of them, begin. */
const BEGINNINGS = new Set(
  [...Object.keys(UNITS), 'toista', 'sata', 'sadan', 'tuhat', 'hundra', 'tusen', 'hundred', 'thousand'].map(
    (word) => word.slice(0, 3),
  ),
);

/** The value of one word; undefined for what is no number. */
export function numberWord(word: string): number | undefined {
  if (!BEGINNINGS.has(word.slice(0, 3))) return undefined;
  return UNITS[word] ?? factor(word) ?? compound(word);
}

/** What a number word such as `hundred` makes of the number before it. */
export function factor(word: string): number | undefined {
  return TIMES.find(([pattern, times]) => times > 0 && pattern.test(word))?.[1];
}

const SWEDISH_TENS = ['tjugo', 'trettio', 'fyrtio', 'femtio', 'sextio', 'sjuttio', 'åttio', 'nittio'];
const SWEDISH_ONES = ['en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio'];

/** `sextioen`, `trettiofem`. */
function swedishTens(word: string): number | undefined {
  const tens = SWEDISH_TENS.findIndex((ten) => word.startsWith(ten));
  if (tens < 0) return undefined;
  const rest = word.slice(SWEDISH_TENS[tens]?.length ?? 0);
  const ones = SWEDISH_ONES.indexOf(rest === 'ett' ? 'en' : rest);
  return ones < 0 ? undefined : (tens + 2) * 10 + ones + 1;
}

function compound(word: string): number | undefined {
  const tens = swedishTens(word);
  if (tens !== undefined) return tens;
  const found = FINNISH_PART.exec(word) ?? SWEDISH_PART.exec(word);
  if (found === null) return undefined;
  const [, first = '', times = '', rest = ''] = found;
  const few = UNITS[first] ?? 1;
  const value = times === 'toista' ? few + 10 : few * (factor(times) ?? 1);
  if (rest === '') return value;
  const further = factor(rest);
  if (further !== undefined) return value * further;
  const more = numberWord(rest);
  return more === undefined ? undefined : value + more;
}
