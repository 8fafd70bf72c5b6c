import { nameStem } from './name-key.ts';

/** Places with the names that Finnish, Swedish and English press give them: `fi/sv/en`; one name where all say the same. */
const NAMES = `
Kokkola/Karleby Kaustinen/Kaustby Vaasa/Vasa Turku/Åbo Pori/Björneborg Helsinki/Helsingfors Espoo/Esbo Vantaa/Vanda
Tampere/Tammerfors Oulu/Uleåborg Rauma/Raumo Kotka Hamina/Fredrikshamn Kouvola Harjavalta Sotkamo Kajaani/Kajana
Lappeenranta/Villmanstrand Imatra Lahti/Lahtis Hämeenlinna/Tavastehus Jyväskylä Kuopio Joensuu
Savonlinna/Nyslott Varkaus Iisalmi/Idensalmi Rovaniemi Kemi Tornio/Torneå Sodankylä Kittilä Kolari Savukoski Inari/Enare
Salo Uusikaupunki/Nystad Naantali/Nådendal Loviisa/Lovisa Porvoo/Borgå Hanko/Hangö Raasepori/Raseborg Inkoo/Ingå
Kirkkonummi/Kyrkslätt Lohja/Lojo Pietarsaari/Jakobstad Raahe/Brahestad Ylivieska Nivala Kalajoki Haapajärvi Pyhäjärvi
Pyhäjoki Mustasaari/Korsholm Närpiö/Närpes Kristiinankaupunki/Kristinestad Kaskinen/Kaskö Uusikaarlepyy/Nykarleby
Kruunupyy/Kronoby Seinäjoki Ikaalinen/Ikalis Nokia Valkeakoski Riihimäki Hyvinkää/Hyvinge Järvenpää/Träskända
Kerava/Kervo Outokumpu Kuhmo Suomussalmi Ranua Kuusamo Enontekiö Utsjoki Siilinjärvi Polvijärvi Juuka Nurmes Lieksa
Huittinen/Vittis Eurajoki/Euraåminne Kokemäki/Kumo Nakkila Ulvila/Ulvsby Parainen/Pargas Maarianhamina/Mariehamn
Puolanka Pudasjärvi Taivalkoski Kempele Liminka Utajärvi Paltamo Ristijärvi Hyrynsalmi Haapavesi Siikajoki
Kärsämäki Toholampi Lestijärvi Halsua Veteli/Vetil Pedersöre Vöyri/Vörå Maalahti/Malax Isokyrö/Storkyro Laihia Ilmajoki
Kurikka Kauhajoki Kauhava Lapua Alajärvi Alavus Ähtäri/Etseri Kuortane Kankaanpää Pomarkku/Påmark Merikarvia/Sastmola
Säkylä Laitila/Letala Raisio/Reso Loimaa Forssa Sastamala Ylöjärvi Pirkkala Lempäälä Kangasala Orivesi Virrat/Virdois
Parkano Janakkala Tuusula/Tusby Mäntsälä Orimattila Hollola Asikkala Pyhtää/Pyttis Virolahti Mäntyharju Mikkeli Pieksämäki
Leppävirta Suonenjoki Lapinlahti Sonkajärvi Kiuruvesi Pielavesi Tuusniemi Heinävesi Kontiolahti Ilomantsi Tohmajärvi
Jämsä Keuruu Äänekoski Viitasaari Saarijärvi Pihtipudas Muurame Pelkosenniemi Kemijärvi Ylitornio/Övertorneå Tervola
Keminmaa Muonio
Ahvenanmaa/Åland Lappi/Lappland/Lapland Pohjanmaa/Österbotten/Ostrobothnia Kymenlaakso/Kymmenedalen
Satakunta Kainuu/Kajanaland Uusimaa/Nyland Savo/Savolax Karjala/Karelen/Karelia
Ykspihlaja/Yxpila Laajametsä/Långskogen Keltakallio Syväjärvi Rapasaari Päiväneva Talvivaara Kevitsa Sakatti Sokli
Tukholma/Stockholm Göteborg/Gothenburg Uumaja/Umeå Luulaja/Luleå Skellefteå Kiiruna/Kiruna Jällivaara/Gällivare Västerås Malmö
Norrbotten Västerbotten Finnmark Piteå Sundsvall Kautokeino Narvik Tromssa/Tromsø Bergen Trondheim Arendal Riika/Riga
Moskova/Moskva/Moscow Hampuri/Hamburg München/Munich Frankfurt Debrecen Shanghai Shenzhen Washington
Oslo Kööpenhamina/Köpenhamn/Copenhagen Tallinna/Tallinn Vilna/Vilnius Berliini/Berlin Bryssel/Brussels
Lontoo/London Pariisi/Paris Varsova/Warszawa/Warsaw Peking/Beijing Soul/Söul/Seoul Tokio/Tokyo
Ruotsi/Sverige/Sweden Norja/Norge/Norway Tanska/Danmark/Denmark Viro/Estland/Estonia Latvia/Lettland/Latvia Liettua/Litauen/Lithuania
Saksa/Tyskland/Germany Ranska/Frankrike/France Britannia/Storbritannien/Britain Belgia/Belgien/Belgium Hollanti/Nederländerna/Netherlands
Puola/Polen/Poland Unkari/Ungern/Hungary Espanja/Spanien/Spain Portugali/Portugal Italia/Italien/Italy Itävalta/Österrike/Austria
Tšekki/Tjeckien/Czechia Serbia/Serbien/Serbia Ukraina/Ukraine Venäjä/Ryssland/Russia Kiina/Kina/China
Japani/Japan Korea/Sydkorea/Korea Intia/Indien/India Indonesia/Indonesien/Indonesia Australia/Australien/Australia Kanada/Canada
Yhdysvallat/USA/America Chile Argentiina/Argentina Brasilia/Brasilien/Brazil Kongo/Congo Marokko/Marocko/Morocco Grönlanti/Grönland/Greenland
Sambia/Zambia Kazakstan/Kazakhstan Vietnam Islanti/Iceland Sveitsi/Schweiz/Switzerland
Romania/Rumänien Bulgaria Kreikka/Grekland/Greece Irlanti/Irland/Ireland Israel Bolivia Meksiko/Mexiko/Mexico Tansania/Tanzania
Namibia Malesia/Malaysia Thaimaa/Thailand Filippiinit/Filippinerna/Philippines Taiwan Slovakia/Slovakien Slovenia Kroatia/Croatia`;

/** What lies where: `region: places`. */
const WITHIN = `
Ahvenanmaa: Maarianhamina
Lappi: Rovaniemi Kemi Tornio Sodankylä Kittilä Kolari Savukoski Inari Ranua Enontekiö Utsjoki Kevitsa Sakatti Sokli Keminmaa
  Pelkosenniemi Kemijärvi Ylitornio Tervola Muonio
Pohjanmaa: Vaasa Kokkola Kaustinen Pietarsaari Mustasaari Närpiö Kristiinankaupunki Kaskinen Uusikaarlepyy Kruunupyy Seinäjoki
  Oulu Raahe Ylivieska Nivala Kalajoki Haapajärvi Pyhäjärvi Pyhäjoki Kuusamo Ykspihlaja Laajametsä Keltakallio Syväjärvi Rapasaari Päiväneva
  Pedersöre Vöyri Maalahti Veteli Toholampi Lestijärvi Pudasjärvi Taivalkoski Kempele Haapavesi Siikajoki
Kymenlaakso: Kotka Hamina Kouvola Keltakallio
Satakunta: Pori Rauma Harjavalta Ikaalinen Huittinen Eurajoki Kokemäki Nakkila Ulvila
Kainuu: Kajaani Sotkamo Kuhmo Suomussalmi Talvivaara Puolanka Paltamo Ristijärvi Hyrynsalmi
Norrbotten: Luulaja Kiiruna Jällivaara Piteå
Västerbotten: Uumaja Skellefteå
Finnmark: Kautokeino
Uusimaa: Helsinki Espoo Vantaa Loviisa Porvoo Hanko Raasepori Inkoo Kirkkonummi Lohja Hyvinkää Järvenpää Kerava
Savo: Kuopio Varkaus Iisalmi Savonlinna Siilinjärvi
Karjala: Joensuu Lappeenranta Imatra Outokumpu Polvijärvi Juuka Nurmes Lieksa
Kokkola: Ykspihlaja
Vaasa: Laajametsä
Kotka: Keltakallio
Kaustinen: Syväjärvi Rapasaari Päiväneva
Sotkamo: Talvivaara
Sodankylä: Kevitsa Sakatti
Savukoski: Sokli
Ruotsi: Tukholma Göteborg Uumaja Luulaja Skellefteå Kiiruna Jällivaara Västerås Malmö Norrbotten Västerbotten Piteå Sundsvall
Norja: Oslo Finnmark Kautokeino Narvik Tromssa Bergen Trondheim Arendal
Latvia: Riika
Venäjä: Moskova
Unkari: Debrecen
Tanska: Kööpenhamina
Viro: Tallinna
Liettua: Vilna
Saksa: Berliini Hampuri München Frankfurt
Belgia: Bryssel
Britannia: Lontoo
Ranska: Pariisi
Puola: Varsova
Kiina: Peking Shanghai Shenzhen
Korea: Soul
Japani: Tokio`;

/** Words that have the stem of a place. */
const NO_PLACE = /^(?:poli(?:i|s(?!h))|puole|turk[iae]|malmi)/u;

/** Forms that the rules of `nameStem` do not bring together, and names written short. */
const IRREGULAR = `Hangon:Hanko Lapin:Lappi Lahden:Lahti Juuan:Juuka Uudenkaupungin:Uusikaupunki Turun:Turku Uudenmaan:Uusimaa US:Yhdysvallat UK:Britannia
Swedish:Ruotsi Norwegian:Norja Danish:Tanska Estonian:Viro German:Saksa French:Ranska British:Britannia Dutch:Hollanti
Chinese:Kiina Japanese:Japani Korean:Korea American:Yhdysvallat Canadian:Kanada Australian:Australia Russian:Venäjä
Polish:Puola Belgian:Belgia Spanish:Espanja Italian:Italia Hungarian:Unkari Serbian:Serbia Ukrainian:Ukraina
Zambian:Sambia Chilean:Chile Indonesian:Indonesia Indian:Intia Icelandic:Islanti Swiss:Sveitsi Austrian:Itävalta
Lithuanian:Liettua Latvian:Latvia`;

interface Known {
  readonly place: string;
  /** What a word that means the place begins with. */
  readonly beginning: string;
}

/** Several places where the stems are alike: `Parainen`, `Pariisi`. */
const BY_STEM: ReadonlyMap<string, readonly Known[]> = Map.groupBy(
  [
    ...listed(NAMES).flatMap((names) => {
      const [place = '', ...others] = names.split('/');
      return [place, ...others].map((name) => ({ place, name }));
    }),
    ...listed(IRREGULAR).map((pair) => {
      const [name = '', place = ''] = pair.split(':');
      return { place, name };
    }),
  ].map(({ place, name }) => ({
    place: slug(place),
    stem: nameStem(name),
    beginning: slug(name).slice(0, beginningLength(name)),
  })),
  ({ stem }) => stem,
);

/** A stem may be as short as `kir`, of Kiruna and of Kirsi; so the word has to begin as the name does, up to its last letter. */
function beginningLength({ length }: string): number {
  return length <= 4 ? length : Math.min(length - 1, 5);
}

function slug(name: string): string {
  return name.toLowerCase();
}

function listed(names: string): readonly string[] {
  return names.trim().split(/\s+/);
}

const REGIONS: ReadonlyMap<string, readonly string[]> = regionsByPlace();

function regionsByPlace(): ReadonlyMap<string, readonly string[]> {
  const regions = new Map<string, string[]>();
  for (const line of WITHIN.trim().split(/\n(?! )/u)) {
    const [region = '', places = ''] = line.split(': ');
    for (const place of places.split(/\s+/u)) {
      const list = regions.get(slug(place));
      if (list === undefined) regions.set(slug(place), [slug(region)]);
      else list.push(slug(region));
    }
  }
  return regions;
}

/** Where countries begin in the list. */
const COUNTRIES: ReadonlySet<string> = new Set(
  listed(NAMES.slice(NAMES.indexOf('Ruotsi/'))).map((names) => slug(names.split('/')[0] ?? '')),
);

/** The Finnish name of a place, in small letters; undefined for any other name. */
export function placeNamed(name: string): string | undefined {
  const known = BY_STEM.get(nameStem(name));
  if (known === undefined) return undefined;
  const lower = name.toLowerCase();
  return NO_PLACE.test(lower) ? undefined : known.find(({ beginning }) => lower.startsWith(beginning))?.place;
}

/** Countries, by which news says whose a company is as often as where something happens. */
export function isCountry(place: string): boolean {
  return COUNTRIES.has(place);
}

/** Whether the first lies within the second, as far as is known here; by their Finnish names. */
export function isWithin(place: string, region: string): boolean {
  return REGIONS.get(place)?.includes(region) === true;
}
