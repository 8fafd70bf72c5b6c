import { vocabularyOf } from './trie.ts';

/**
 * What happened, and to what kind of thing, as Finnish, Swedish and English say it. Beginnings of words chosen to hold
 * through inflection; how they are written stands at `vocabularyOf`. What is not here is simply no evidence.
 */
const EVENTS = `
open: avaa avas avat avaj avau =auki invig öppna öppnar öppning =opens =opened =opening =open inaugurat vihittiin vihki
start: käynnist aloit alkaa alkoi alkav ~aloitus startar startade startat =start =starts =started påbörj inled =begin =begins =began =begun commission ramp_up
close: sulje sulke sulki ~sulkem lakkaut lopett lopet stäng läggs_ned lägger_ned nedlägg =close =closes =closed =closing shut closure wind_down
layoff: menettää_työ työpaikan_menet bli_av_med_jobb förlora_jobb förlorar_jobb mister_jobb lose_their_job jobs_at_risk jobs_to_go vähentää irtisano ~irtisanomi lomaut muutosneuvottelu yt-neuvott yhteistoiminta vähentämis permitter ~permittering uppsäg uppsag säger_upp säga_upp omställningsförh samarbetsförh ändringsförh varsl lay_off lays_off laid_off layoff redundanc job_cuts cut_jobs cuts_jobs change_negotiation furlough
hire: palkkaa palkat rekry anställer nyanställ rekryter hires hiring recruit
grant: avustu avustus rahoitus rahoitta rahoite rahoituksen ~rahoituksen myönsi myöntä myönne tuki ~tuki tukea ~tukea understöd bidrag finansier ~finansiering beviljar_stöd stöder =backs =grant =grants funding funded =aid subsid awarded financ
permit: lupa ~lupa luvan ~luvan lupaa ~lupaa lupaha ~lupaha luvat ~luvat lupapäät ~lupapäät miljötillstånd tillstånd ~tillstånd permit licence license approv hyväksy godkän
appeal: valit valitu överklag ~besvär =besvär besvära appeal
reject: hylkä hylk hylät hylsi kaat kaata avslå avslog förkast reject dismisses dismissed turned_down overturn kumoa kumos kumott upphäv
build: rakent rakenne ~rakentami peruskiv muura bygg byggs =build =builds =built construct foundation_stone grundsten
invest: investoi ~investointi satsar satsning ~satsning investera ~investering invest
recall: takaisinved takaisinvet vetää_takaisin kutsuu_takaisin takaisinkuts återkall recall markkinoilta drar_tillbaka
fire: ~palo =palo palaa paloi tulipalo syttyi roihu sytty brand ~brand brann brinn =fire =fires blaze
explosion: räjäh räjäy explo sprängd
acquire: yrityskaup yritysosto ostaa =osti ostav osto ~osto hankkii_omist köper köpte förvärv uppköp uppköpt acqui takeover buys bought purchas
sell: myy =myi myyn myyd säljer sålde försälj =sell =sells selling sold divest
results: tulos ~tulos tulosjulk osavuosi puolivuosi liikevaihto liikevoitto liiketulos tappio resultat ~resultat delårs halvårs omsätt rörelsevinst rörelseres förlust vinst interim half-year half_year quarterly earnings turnover revenue net_sales operating_profit operating_loss
strike: lakko lakon lakkoi ~lakko työnseisa strejk ~strejk =strike =strikes striking walkout walk_out
deal: ostaja sitoutu offtake köpare buyer sopimu ~sopimus sopi sopiv avtal ~avtal kontrakt agree contract =deal =deals signed tilau ~tilaus beställ =orders ordern ~ordern supply_deal
partner: yhteisyrit yhteistyö samarbet samriskföret samföret joint_venture partnership cooperat collaborat
appoint: nimit nimitt valittiin ~valittiin valittu uusi_toimitusjoht utse utnämn ny_vd tillträd appoint new_ceo =named takes_over_as
resign: eroaa erosi jättää_teht lähtee avgår avgick slutar_som lämnar_posten step_down steps_down stepped_down resign
bankrupt: konkurs vararikko saneera insolven bankrupt rekonstruktion restructuring creditor
find: löyty löys löyd esiintym ~esiintymä kairau kairaus fyndighet ~fyndighet hittat fynd borr discover deposit drill
research: tutkim ~tutkimus tutkij tutkit kehitt forskar forskn ~forskning utveckl study studies research scientist develop method menetelm
launch: julkist lanseer lanser =launch launches launched unveil esittel presenterar
leak: ~vuoto ~vuotoa ~vuodon vuoto vuos vuota vuodon läck spill leak
accident: onnettomuu ~onnettomuus kuoli loukkaant tapatur olyck ~olycka omkom skadade accident injured killed died
court: stämmer stämt stämning haasta haastoi kanne kanteen =sue =sues =sued suing lawsuit oikeus ~oikeus oikeuden ~oikeuden käräj tuomi domstol ~domstol rätten ~rätten rättegång dom_ court trial verdict ruling
fine: ~sakko sakon ~sakon sakko uhkasakko böter vite ~böter =fine =fines =fined penalt
charge: syyte syytte syytet epäil esitutkin åtal misstänk förundersök charged prosecut suspect
assess: ympäristövaikut yva =yva arviointiselos miljökonsekvens mkb =mkb environmental_impact =eia
delay: viiväst lykk siirty viivä försen skjut skjuts uppskjut fördröj delay postpon pushed_back
list: listautu listaut ~listaut pörssiin pörssiä börsnoter notera börsintrod börsen =ipo initial_public =listing first_north stock_exchange_listing going_public osakeanti ~osakeanti nyemission share_issue rights_issue
raise: emission_av raises_capital
decide: ~päätös päätti päätti päätös päätök beslut decide decision decid go_ahead green_light
strategy: ~strategia strategi ~strategi strateg
dispute: riita kiista kiistä tvist dispute
law: laki ~laki =lain lakiesit asetus ~asetus direktiivi ~direktiivi hallituksen_esit =lag =lagen lagförslag proposition förordning ~förordning direktiv ~direktiv =law =bill legislat regulation directive
tax: vero ~vero veron ~vero skatt ~skatt =tax =taxes royalt
protest: mielenos protest demonstr vastust motstånd oppos
expand: laajen laajent ~laajennus utvid utbygg expan
halt: keskeyt seis pysäy pausar avbryt stoppar stoppas =halt halts halted suspend pause
plan: suunnit aiko ~suunnitelma planer =plan =plans =planned =planning
train: koulut ~koulutus opisk utbild ~utbildning studerande training student degree education course
visit: vierail besök visit
prize: palkin ~palkinto prisbelön =pris belön =prize =award wins_award
patent: patent
theft: varas varkau anasta stöld stul theft stole
export: vienti viennin vientiä export
import: tuonti tuonnin import
price: hinta =hinnat hinnan hintoj =pris =priset priser priset price
forecast: ennust ~ennuste prognos forecast outlook
measure: mittau mittaus näyttee pitoisuu prov_ halter sample concentration
hearing: mielipi lausun kuulemi nähtäv åsikt yttrand samråd säga_sin säga_sitt hörande consult comments =comment hearing statements
vote: äänest valtuusto kaupunginvalt kunnanvalt rösta fullmäktige vote council
zoning: kaava ~kaava ~kaavan kaavoi detaljplan planläggning zoning
withdraw: vetäyty luopu ~luopuminen drar_sig backar withdraw pull_out pulls_out abandon scrap
deliver: toimitt toimitus ~toimitus levere leverans deliver shipment shipped
grow: kasvoi kasvaa kasvu ~kasvu lisäänty nousi nousee växte växer ökar ökade ökning ~ökning grew grow rose rises increase
shrink: väheni vähene laski laskee laskua supistu halpen minskar minskade minskning sjunker sjönk fell falls decline decrease shrank
award: kilpailut ~kilpailutus upphandl tender procure`;

const THINGS = `
mine: kaivo ~kaivos ~kaivoks ~kaivokse gruv ~gruva ~gruvan ~gruvor =mine =mines =mining =miner
plant: tehda tehta ~tehdas ~tehta laitos laitok ~laitos ~laitoks fabrik ~fabrik anläggning ~anläggning verket ~verket =plant =plants factor facility
refinery: jalostam jalostus ~jalostamo raffinader ~raffinaderi förädl refiner
smelter: sulat ~sulatto smältverk smelter
concentrator: rikast ~rikastamo anriknings concentrator
recycling: kierrät ~kierrätys kierto återvinn ~återvinning cirkulär recycl circular
battery: akku ~akku akun ~akun ~akkujen batteri ~batteri batter
cell: ~kenno kenno ~cell ~celler cell
giga: gigatehd gigafa
lithium: liti ~litium lithium spodume
cobalt: kobolt ~kobolt cobalt
nickel: nikkel ~nikkeli nickel
copper: kupari ~kupari koppar ~koppar copper
graphite: grafiit grafit graphit
manganese: mangaani mangan
zinc: sinkki sinkin zink zinc
gold: kulta kultak kullan guld =gold
uranium: uraan uran uranium
phosphate: fosf ~fosfaat phosph
vanadium: vanadi
rare: harvinais maametal ~maametal jordartsmetall rare_earth
cathode: katodi ~katodi katod ~katod cathod =cam =pcam
anode: anodi ~anodi anod anode
precursor: prekurs precurs esiaste
sulphate: sulfaat ~sulfaatti sulfat ~sulfat sulphat
hydroxide: ~hydroksid hydroksid ~hydroxid hydroxid
blackmass: musta_mass mustan_mass mustaa_mass mustamass svart_massa svartmassa black_mass
electrolyte: elektrolyyt elektrolyt electroly
scrap: romu ~romu skrot ~skrot scrap
tailings: rikastushiek hiekka ~hiekka sivuki anrikningssand gråberg tailing waste_rock
wastewater: jätevesi vedet ~vedet jäteved avlopps vatten ~vatten wastewater effluent
dam: =pato padon patoa ~patoa damm =dam =dams
groundwater: pohjave grundvatt groundwater
fish: =kala =kalat kaloj kalast fisk =fish fishing
lake: järvi järve ~järvi sjö ~sjön =lake =lakes
reindeer: poro poron porot rensköt renskö reindeer
car: =auto =auton autoj autoi autot ~auto =bil bilar bilen ~bil ~bilar =car =cars vehicle
bus: linja-auto bussi ~bussi buss ~buss =bus =buses
truck: kuorma-auto kuorma rekka lastbil truck =lorry =lorries
ship: laiva ~laiva alukse alukset lautta fartyg ~fartyg färja =ship =ships vessel ferry
aircraft: lento flyg aircraft airline
bike: pyör ~pyörä sähköpyör cykel ~cykel bicycl e-bike =bike =bikes
scooter: potkulaud potkulauta ~potkulauta sparkcykl elspark scooter
phone: puheli ~puhelin telefon mobil =phone =phones smartphone
powerbank: varavirta virtapank ~virtapank power_bank powerbank
tool: työkalu ~työkalu pora ruohonleik verktyg gräsklipp =tool =tools lawnmower mower
storage: varasto ~varasto sähkövaras energiavaras akkuvaras energilag batterilag storage
grid: sähköverk kantaverk verkko ~verkko elnät stamnät =grid
wind: tuulivoi vindkraft wind_power wind_farm
solar: aurinkovoi aurinkoen solkraft solar
hydrogen: vety vedyn ~vety vätgas hydrogen
nuclear: ydinvoi kärnkraft nuclear
port: satam ~satama hamn ~hamn =port =ports harbour harbor
rail: rautatie ~raide raid juna järnväg spår tåg rail =train =trains
road: =tie tiet ~tien maantie =väg =vägen ~vägen =road =roads
housing: asun ~asunto bostad bostäd housing homes
university: yliopis ~yliopisto universit
school: koulu ~koulu oppilait skola skolor school
thesis: väitös ~väitöskirja doktorsavh avhandling dissertation thesis doctoral
magnet: magnee magnet
robot: robot
steel: teräs teräks stål steel
chemical: kemikaali kemia kemik kemi chemic
emission: päästö ~päästö päästöj utsläp emission
carbon: hiili ~hiili =kol koldi carbon
energy: sähkö energia elkraft electricity
employee: työntek henkilös anställd arbetstag personal employee worker staff
jobs: työpaik ~työpaikka arbetsplats ~jobb jobb =jobs =job
union: ammattili liitto ~liitto facket fackför fackförb trade_union labour_union labor_union
ceo: toimitusjoht =vd verkställande_direkt =ceo chief_executive
minister: ministeri minister
government: hallitus hallituk regering government
municipality: kunta kunnan kaupunki kaupungin kommun ~staden =staden municipal =city =town
consortium: konsortio konsorti consorti
pilot: pilot ~pilotti koelait koetehd försöksanl demonstration_plant demo_plant
passport: passi ~passi =pass ~pass battery_passport passport
deposit: malmi ~malmi malm ~malm =ore =ores
exploration: malminets malmletn prospekter exploration
landfill: kaatopai deponi soptipp landfill
park: teollisuuspuist teollisuusal industripark industriområ industrial_park`;

/** Public bodies and organisations with a name in each language. */
const BODIES = `
avi: aluehallintovir ~lupa-_ja_valvontav lupa-_ja_valvontav regionförvaltningsv tillstånds-_och_tillsyns regional_state_admin permit_and_supervis
ely: ely-keskus närings- ntm-central ely_cent centre_for_economic
tukes: turvallisuus-_ja_kemi tukes säkerhets-_och_kemi safety_and_chemicals
kho: korkein_hallinto-oik korkeimman_hallinto-oik korkeimpaan_hallinto högsta_förvaltningsd supreme_administrative
hao: hallinto-oik hallinto-oikeud förvaltningsdomst administrative_court
commission: komissio eu-komissio kommissionen eu-kommission european_commission
tem: työ-_ja_elinkeinom arbets-_och_närings ministry_of_economic
environment_ministry: ympäristöministeri miljöministeri ministry_of_the_env environment_minist
finance_ministry: valtiovarainmin finansminist ministry_of_finance finance_minist
eib: euroopan_investointip europeiska_investeringsb european_investment_bank
fmg: malmijal suomen_malmij finnish_minerals finlands_malmf
academy: suomen_akatem finlands_akadem academy_of_finland research_council_of
business_finland: business_finland
gtk: geologian_tutk geologiska_forskn geological_survey
vtt: teknologian_tutk teknologiska_forskn technical_research_cent
metalunion: teollisuusliit industrifacket industrial_union
techind: teknologiateoll teknologiindustr technology_industries
nature: luonnonsuojelu naturskydd nature_conservation conservation
police: poliisi polis police
rescue: pelastusl pelastustoi räddningsv rescue_depart rescue_serv fire_brigade
safety: onnettomuustutkintak olycksutredn safety_investigation
customs: tulli tullin tullen =customs finnish_customs
supervisor: finanssivalv finansinspek financial_supervis
competition: kilpailu-_ja_kul konkurrens-_och_kons competition_and_cons
chamber: kauppakamar handelskam chamber_of_comm
parliament: eduskun riksdag parliament
council: maakuntali landskapsförb landskapsförbund regional_council
trafi: liikenne-_ja_viestintäv transport-_och_kommun transport_and_communic
health: työterveyslait arbetshälsoinst occupational_health
stat: tilastokesk statistikcent statistics_finland
oulu_univ: oulun_yliop uleåborgs_univ university_of_oulu
uef: itä-suomen_yliop östra_finlands_univ eastern_finland
helsinki_univ: helsingin_yliop helsingfors_univ university_of_helsinki
abo: åbo_akad
tampere_univ: tampereen_yliop tammerfors_univ tampere_univ
jyu: jyväskylän_yliop jyväskylä_univ university_of_jyv
turku_univ: turun_yliop åbo_univ university_of_turku`;

export const concepts = vocabularyOf({ event: EVENTS, thing: THINGS, body: BODIES });
