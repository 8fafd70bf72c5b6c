import type { Language } from '../domain/source.ts';

/**
 * Words that stand in any paper on any day, in the forms in which they stand there. A term that finds several of
 * them finds everything.
 */
export const ORDINARY_WORDS: Readonly<Record<Language, readonly string[]>> = {
  fi: listed(`
    aamulla aika aikana alkuperäinen alla aluksi ammatti antaa apua asema asemalla asia asiakas asukas asunto auto
    autoilija eduskunta elokuva elämä ennen ennuste enemmän ensimmäinen eri esimerkiksi etelässä hallitus hallinto
    haluaa harrastus helppo henkilö hinta hoito huomenna hyvin ihminen ilma ilmasto ilta isä joukkue joulu juhla
    julkisuus kaikki kaksi kanava kansalainen kappale kasvaa katsoja katu kaupunki kauppa kaunis keskus keskustelu
    kesä kesäkuu kevät kieli kilpailu kirja kirjailija kirkko kisa koira kokous kolme kotimaa koti koulu kunta kuva
    kuukausi kylä lapsi laki lauantai lautakunta lehti liikenne liitto lippu lisäksi luokka lupa lääkäri maa
    maailma maakunta maanantai mestaruus metsä mies ministeri musiikki muutos myöhemmin myös määrä nainen neuvosto
    nuori näyttely ohjelma oikeus olla onnettomuus opettaja opiskelija ottelu paikka palkinto palvelu pelaaja
    perhe perjantai peruskoulu poliisi potilas presidentti puhe puolue puoliso päivä pääministeri päätös pöytä
    raha rakennus ravintola ruoka saari sairaala seura seurakunta sota suomalainen syksy sää taide talo talous
    tapahtuma tapaus tarjous tavara terveys tiedote tieto tilanne toimittaja toiminta toimitus toinen torstai tulos
    tunti turvallisuus tytär työ työntekijä työpaikka urheilija uusi uutinen vaali vaikutus valmentaja valtakunta
    valtio valtuusto vanha vapaa vesi viikko viranomainen virus voima vuosi yhdessä yhteiskunta yleisö yliopisto
    ympäristö yritys ystävä yö äiti ääni`),
  sv: listed(`
    allt alltid alternativ andra annan arbete artikel avdelning avtal barn befolkning beslut besök bilen bland
    bok boende brott chef dag dagar dam december del delar dom elev eller familj fastighet film finlandssvensk
    folk fortsätter fredag fru fråga företag förslag garanti gata grupp handel hand helg hem historia hus hälsa
    idag idrott ingen inte jul kamp kategori klimat klubb kommun konsert kort krig kvinna kväll kyrka lag landet
    ledare lista liv läge läkare lärare lördag man mark match medlem mening minister morgon musik mål månad
    mycket möte nationell nyhet offentlig område opera ordförande park parti partner pengar person plats polis
    politik president pris problem program projekt publik region regering resultat roll rätt rörelse samarbete
    samhälle seger september sida sjukhus skog skola son spelare stad stat student stöd svensk system säsong
    söndag tabell tala teater tid tidning timme torsdag trafik tränare universitet utbildning utveckling val
    vatten vecka verksamhet vinter väder vän väg värld år åsikt äldre öppen`),
  en: listed(`
    about after again agreement also american another area arts article attack award bank because before best
    better billion book business campaign case centre century change charge child city club coach committee
    company concert council country county court crime daily data day death decision defence delivery department
    design director doctor earlier economy education election energy evening event example exhibition family
    father festival film final finance first food football former friend future game general girl good government
    group health history home hospital house human idea important increase information interest international
    island issue judge known language last later law leader level library life list local main major manager
    market match media meeting member minister minute money month morning mother movie museum music nation nature
    news night number office official operation order organisation parliament party people performance person
    place plan player police policy popular president price problem programme project public question recent
    record region report research result road school season second section service show side sport state story
    street student study summer support system teacher team technology television theatre time tour town trade
    traffic train travel university victory village visitor voter water weather week winter woman work world year`),
};

function listed(words: string): readonly string[] {
  return words.trim().split(/\s+/);
}
