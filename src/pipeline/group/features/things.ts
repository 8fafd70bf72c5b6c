/** What it happened to, as Finnish, Swedish and English say it; how it is written stands at `vocabularyOf`. */
export const THINGS = `
mine: kaivo ~kaivos ~kaivoks ~kaivokse gruv ~gruva ~gruvan ~gruvor =mine =mines =mining =miner
plant: tehda tehta ~tehdas ~tehta laitos laitok ~laitos ~laitoks fabrik ~fabrik anläggning ~anläggning verket ~verket =plant =plants factor facility tuotantolait production_site =works =site =halli hallissa halliin =hallen ~hallen
refinery: jalostam jalostus ~jalostamo raffinader ~raffinaderi förädl refiner
smelter: sulat ~sulatto smältverk smelter
concentrator: rikast ~rikastamo anriknings concentrator
recycling: kierrät ~kierrätys kierto återvinn ~återvinning cirkulär recycl circular kierrätt kierräty återanv uusiokäyt
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
scrap: romu ~romu skrot ~skrot scrap romut romua romun metallinker
tailings: rikastushiek hiekka ~hiekka sivuki anrikningssand gråberg tailing waste_rock
wastewater: jätevesi vedet ~vedet jäteved avlopps vatten ~vatten wastewater effluent
dam: =pato padon patoa ~patoa damm =dam =dams padot ~padon patoall ~damm ~dammen =embankment
groundwater: pohjave grundvatt groundwater
fish: =kala =kalat kaloj kalast fisk =fish fishing kalastaj kalastus fiskare fiskegille fiskargill fisherm fishers fisher
lake: järvi järve ~järvi sjö ~sjön =lake =lakes järven järvel järves sjön träsk
reindeer: poro poron porot rensköt renskö reindeer
car: =auto =auton autoj autoi autot ~auto =bil bilar bilen ~bil ~bilar =car =cars vehicle
bus: linja-auto bussi ~bussi buss ~buss =bus =buses
truck: kuorma-auto kuorma rekka lastbil truck =lorry =lorries rekka- kuorma- trukki trukit långtradare dumpper dumper
ship: laiva ~laiva alukse alukset lautta fartyg ~fartyg färja =ship =ships vessel ferry matkustajalaut ~lautta ~lautan lautal lautan ~färja ~färjan båt ~båt boat =vene veneen veneet ferries varustamo rederi shipping rahtilaiv lastfartyg
aircraft: lento flyg aircraft airline
bike: pyör ~pyörä sähköpyör cykel ~cykel bicycl e-bike =bike =bikes
scooter: potkulaud potkulauta ~potkulauta sparkcykl elspark scooter
phone: puheli ~puhelin telefon mobil =phone =phones smartphone
powerbank: varavirta virtapank ~virtapank power_bank powerbank
tool: työkalu ~työkalu pora ruohonleik verktyg gräsklipp =tool =tools lawnmower mower
storage: varasto ~varasto sähkövaras energiavaras akkuvaras energilag batterilag storage akkupuist batteripark battery_park energy_storage varavoim reservkraft
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
chemical: kemikaali kemia kemik kemi chemic kemikaal kemister
emission: päästö ~päästö päästöj utsläp emission
carbon: hiili ~hiili =kol koldi carbon
energy: sähkö energia elkraft electricity
employee: työntek henkilös anställd arbetstag personal employee worker staff palkansaaj duunar workforce työläi
jobs: työpaik ~työpaikka arbetsplats ~jobb jobb =jobs =job työtä_ työpaikko työpaikat
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
park: teollisuuspuist teollisuusal industripark industriområ industrial_park
shipyard: telakka telakan telakal telakat ~telakka ~telakan =varv varvet ~varvet shipyard shipbuild
acid: happo happoa hapon hapol ~happo ~hapon ~happoa =syra syran ~syra ~syran =acid acids
sodium: natrium sodium
salt: suola suolan suolaa =salt saltet salts
ammonia: ammoni
waste: jäte jättee jättei ~jäte ~jätteen avfall ~avfall waste
river: joki joen jokea jokee joes ~joki ~joen ~jokea ~jokeen =älv älven ~älv ~älven =ån =å river rivers stream
sea: =meri meren merell mereen merialue =hav havet =sea offshore
forest: metsä metsi skog ~skog forest
island: saari saaren saaris saarel =ö ön_ skärgård archipelago island
resident: asukk asukas asukka invånar boende residents villager kyläläis byborna byn_ kylän naapuri grann neighbour locals
home: omakotital villa egnahem mökki mökkil sommarstug cottage household
charger: lataus latauks ~lataus latausase laturi laturin ladda laddar laddning laddst laddstolp charger charging
drone: drooni droone lennokki drönar drone
defence: puolustus puolustusv försvar defence defense military sotilas armeija armén army
airport: lentoase lentokent flygplats airport
data_centre: datakesk datakeskus datacent datahall data_cent konesali serverhall
hospital: sairaala ~sairaala sjukhus hospital
child: =lapsi lapset lapsia lasten =barn barnen barnens =child children nuoret ungdom youth päiväko daghem dagis kindergarten nursery
heat: kaukoläm hukkaläm fjärrvärme spillvärme district_heat waste_heat lämpövoi värmeverk
tractor: traktor tractor
loader: kuormaaj lastmaskin wheel_loader loader kaivinkon grävmaskin excavat kaivosko gruvmaskin
snowmobile: moottorikel snöskot snowmobil
share: osake osakke osakkee osakkai aktie aktier aktien share_price =share =shares shareholder osakkeenom aktieägar
fund: rahasto rahaston ~rahasto ~rahaston ~fond ~fonden fonden =fund =funds fonder
bank: pankki pankin pankit ~pankki ~pankin =bank banken ~banken =banks
investor: sijoittaj placerare investerare investor
startup: startup start_up kasvuyrit tillväxtför spin-off spinout
museum: museo museum museet
church: kirkko kirkon kyrka church
bird: lintu linnut lintuj fågel fåglar bird
heritage: muinaisj muinais arkeolog fornläm fornfynd archaeolog heritage
hazard: vaaralli farlig hazard dangerous
shop: myymälä kauppaket verkkokaup butik näthand nätbutik retailer webshop
taxi: taksi taxi
laptop: kannettav läppäri bärbar laptop tabletti tablet kuulokke hörlur headphone earbud savuke =vape =vapes e-cigar sähkötup tupak
toy: lelu lelut leksak =toy =toys
wheelchair: pyörätuol rullstol wheelchair
farmer: maanvilj viljelij lantbruk bonde bönder jordbruk farmer farming farm
landowner: maanomist markägar landowner
hunter: metsästä hirvi jakt jägare älg hunter hunting moose
sami: saamelai saamel samer samisk sameting saami =sami
contractor: urakoits alihankki underleverant entreprenör subcontract contractor
software: ohjelmisto mjukvar programvar software tekoäly artificiell artificial_intel =ai
sensor: anturi anturei sensor mätare
train_car: veturi lokomotiv locomotive
mineral: mineraal mineral
silicon: piitä piin_ kisel silicon
iron: rautaa raudan järn =iron
solid: kiinteän kiinteä_elek fastfas fast_elektrolyt solid-state solid_state
quarry: louhos louhok louhint dagbrott open_pit open-pit quarry avolouh
tunnel: tunneli tunnel vinotunn
contract_worker: vuokratyö hyrd_pers agency_work ulkomaal utländsk_arb foreign_work migrant
woman: nainen naiset naisia kvinna kvinnor =woman women
pension: eläkeyht pensionsb eläkevaku pension`;
