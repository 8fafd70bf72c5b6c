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
Ahvenanmaa/Åland Lappi/Lappland/Lapland Pohjanmaa/Österbotten/Ostrobothnia Kymenlaakso/Kymmenedalen
Satakunta Kainuu/Kajanaland Uusimaa/Nyland Savo/Savolax Karjala/Karelen/Karelia
Ykspihlaja/Yxpila Laajametsä/Långskogen Keltakallio Syväjärvi Rapasaari Päiväneva Talvivaara Kevitsa Sakatti Sokli
Tukholma/Stockholm Göteborg/Gothenburg Uumaja/Umeå Luulaja/Luleå Skellefteå Kiiruna/Kiruna Jällivaara/Gällivare Västerås Malmö
Oslo Kööpenhamina/Köpenhamn/Copenhagen Tallinna/Tallinn Vilna/Vilnius Berliini/Berlin Bryssel/Brussels
Lontoo/London Pariisi/Paris Varsova/Warszawa/Warsaw Peking/Beijing Soul/Söul/Seoul Tokio/Tokyo
Ruotsi/Sverige/Sweden Norja/Norge/Norway Tanska/Danmark/Denmark Viro/Estland/Estonia Latvia/Lettland/Latvia Liettua/Litauen/Lithuania
Saksa/Tyskland/Germany Ranska/Frankrike/France Britannia/Storbritannien/Britain Belgia/Belgien/Belgium Hollanti/Nederländerna/Netherlands
Puola/Polen/Poland Unkari/Ungern/Hungary Espanja/Spanien/Spain Portugali/Portugal Italia/Italien/Italy Itävalta/Österrike/Austria
Tšekki/Tjeckien/Czechia Serbia/Serbien/Serbia Ukraina/Ukraine Venäjä/Ryssland/Russia Kiina/Kina/China
Japani/Japan Korea/Sydkorea/Korea Intia/Indien/India Indonesia/Indonesien/Indonesia Australia/Australien/Australia Kanada/Canada
Yhdysvallat/USA/America Chile Argentiina/Argentina Brasilia/Brasilien/Brazil Kongo/Congo Marokko/Marocko/Morocco Grönlanti/Grönland/Greenland
Sambia/Zambia Kazakstan/Kazakhstan Vietnam Islanti/Iceland Sveitsi/Schweiz/Switzerland`;

/** Forms that the rules of `nameStem` do not bring together, and names written short. */
const IRREGULAR = `Uudenkaupungin:Uusikaupunki Turun:Turku Uudenmaan:Uusimaa US:Yhdysvallat UK:Britannia`;

const BY_STEM: ReadonlyMap<string, string> = new Map([
  ...NAMES.trim()
    .split(/\s+/)
    .flatMap((names) => {
      const [place = '', ...others] = names.split('/');
      return [place, ...others].map((name) => [nameStem(name), slug(place)] as const);
    }),
  ...IRREGULAR.trim()
    .split(/\s+/)
    .map((pair) => {
      const [form = '', place = ''] = pair.split(':');
      return [nameStem(form), slug(place)] as const;
    }),
]);

function slug(name: string): string {
  return name.toLowerCase();
}

/** The Finnish name of a place, in small letters; undefined for any other name. */
export function placeNamed(name: string): string | undefined {
  return BY_STEM.get(nameStem(name));
}
