/**
 * Query parameters that say where a reader came from and nothing about what is read. Names and not more:
 * those that at least two of the public lists (ClearURLs, AdGuard, uBlock, Brave) name, and what
 * Finnish media add to their own links. Compared in lower case.
 */
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Dropped wherever they stand. */
export const TRACKER_NAMES: ReadonlySet<string> = new Set(
  words(`
    __cft__ __io_lv __s __tn__ __twitter_impression _bdadid _bhlid _bta_c _bta_tid _clde _cldee _ga _gac
    _gid _gl _hsenc _hsmi _hsq _io_session_id _kx _ope _openstat _ref_src _unique_id _zucks_suid
    action_object_map action_ref_map action_type_map adfrom admitad_uid adsterra_clid adsterra_placement_id
    af_ad af_adset af_click_lookback af_force_deeplink af_xp aiad_clid asgtbndr at_campaign at_campaign_type
    at_creation at_emailtype at_link at_link_id at_link_origin at_link_type at_medium at_ptr_name
    at_recipient_id at_recipient_list at_send_date awc awesm bbeml bemobdata btag campaign_id ceid ceneo_spo
    cjdata cjevent cm_cr cm_me cm_re cm_sp cmp cmp_id cmpid cn-reloaded cstrackid cvid cx_click cx_recsorder
    cx_recswidget dclid dicbo dm_i ebisadid echobox ef_id eid_hash email_hash emci emcs_t emdi ems_dl epik
    et_cid et_rid external_click_id famad_xuid fb_beacon fb_comment_id fb_ref fb_source fb_xd_fragment
    fbadid fbclid feature_from fromrss ftag gaa_at gaa_n gaa_sig gaa_ts gad gad_campaignid gad_source gbraid
    gci gclaw gclid gclsrc gdffi gdfms gdftrk gps_adid gs_l guccounter hootpostid hsctatracking i_cid icid
    iclid icmp igsh igshid int_campaign int_content int_medium int_source intcid intcmp ir_adid
    ir_campaignid ir_partnerid ircid irclickid irgwc is_retargeting ito jmtyclid ldtag_cl li_fat_id line_uid
    lipi lm_source loclid maf mibextid mindbox-click-id mindbox-message-key mkcid mkevt mkrid mkt_tok mkwid
    ml_subscriber ml_subscriber_hash msclkid mt_link_id ncid newsletter_id nl_id nlid nr_email_referer
    nx_source ocid oly_anon_id oly_enc_id oprtrack os_ehash outputtype pcampaignid pcrid
    personaclick_input_query personaclick_search_query plpuid raneaid ranmid ransiteid rb_clickid rdid
    rdt_cid redirect_log_mongo_id redirect_mongo_id ref_src ref_url referrer rssfeed rtkcid s_campaign s_cid
    s_kwcid sb_referer_host sc_campaign sc_channel sc_content sc_country sc_geo sc_medium sc_outcome sccid
    share_source sharetype simplereach smclient smconv smid sms_click sms_source sms_ss sms_uph socialshare
    spm spot_im_redirect_source srsltid sscid syn-25a6b1a6 sznclid taid tblci tcsack tduid tgclid
    tracking_source trackingid trk trkcampaign trkinfo ttclid tw_medium tw_profile_id tw_source twclid
    unicorn_click_id user_email_address usqp uzcid vero_conv vero_id vgo_ee vsm_cid vsm_pid vsm_type wbraid
    wickedid wprov wt_mc wt_zmc wtrid x-clickref xtor xtref yclid ymid ysclid zanpid zarsrc
  `),
);

/** Families: every parameter that begins so. */
export const TRACKER_PREFIXES = words(`
  utm_ utm- mtm_ matomo_ piwik_ pk_ hsa_ ga_ itm_ otm_ stm_ adj_ adjust_ bsft_ sfmc_ _sgm_ ebisother beyond_uz
  guce_ adobe_mc_ fb_action_ _branch_ __hs mc_ wt. ns_ elq
`);

/** What a plain name such as `ref` has to be worth before it counts as a tracker anywhere. */
export const REFERRAL_NAMES: ReadonlySet<string> = new Set(
  words('origin ref src source from via share medium'),
);
export const REFERRAL_VALUES: ReadonlySet<string> = new Set(
  words(`
    rss feed atom newsletter uutiskirje nyhetsbrev email mail twitter tw x facebook fb linkedin whatsapp
    instagram telegram some sosiaalinenmedia push notification homepage frontpage etusivu app
  `),
);

/** Dropped on these hosts and below them; a name that ends in a dot stands for every top-level domain. */
const SCOPED = `
  yle.fi origin referrer ref
  kauppalehti.fi ref iltalehti
  hs.fi share ref jako
  is.fi share ref jako
  taloussanomat.fi share ref
  iltalehti.fi ref _ref
  mtvuutiset.fi ref
  talouselama.fi ref
  tivi.fi ref
  tekniikkatalous.fi ref
  uusisuomi.fi ref
  arvopaperi.fi ref
  almamedia.fi ref
  hbl.fi share ref
  aamulehti.fi share ref
  satakunnankansa.fi share ref
  kaleva.fi ref
  svt.se cmpid
  adguard-dns.io clid
  adjust.com adgroup
  aliexpress. curpageloguid dp pdp_npi terminal_id utparam
  amazon. ascsubtag creative field-lbr_brands_browse-bin hydadcr linkcode qid tag th visitid
  artlist.io artlist_aid
  asahi.com iref
  atlassian.net atlorigin
  backcountry.com cmp_id cmp_sku int_id mer rmatt ti
  bandcamp.com from
  bbc. at_bbc_team
  bild.de t_ref
  bilibili.com buvid is_story_h5 msource plat_id refer_from seid share_from share_medium share_plat share_session_id share_source share_tag spm_id_from spmid timestamp unique_k up_id vd_source
  carousell. t-id t-source t-tap_index
  cc.loginfra.com a bw nsc px py sx sy
  change.org source_location
  chexy.co _caid _cvid
  cnbc.com __source par
  coderpad.io cg_referrer
  comodo.com track
  coupang.com traceid wpcid wref wtime
  cyber-ad01.cc ip
  deepl.com cta
  deezer.com deferredfl
  dell.com gacd
  dzen.ru yredirect
  easyfundraising.org.uk efr_campaign efr_medium efr_source
  epicgames.com epic_affiliate epic_gameid
  etsy.com click_key click_sum
  fairstone.ca adplacementid
  fanfictionero.com premiumvisit
  fastmail.com ps_partner_key ps_xid
  fic.fan premiumvisit
  ficbook.net premiumvisit
  ficmania.com premiumvisit
  fiverr.com context_referrer context_type funnel pckg_id ref_ctx_id source
  flipkart.com ssid store
  forbes.com sh
  github.com email_source email_token reference_location
  gitlab. glm_content glm_source referrer_action
  gog.com pp
  google. source
  greenbuildingadvisor.com oly_enc_id
  hepsiburada.com ftid
  homedepot.com fromreminder
  humblebundle.com hmb_campaign hmb_medium hmb_source linkid mcid partner
  imdb.com pf_rd_i pf_rd_m pf_rd_p pf_rd_r pf_rd_s pf_rd_t ref_
  instagram.com ig_rid igsh
  iqiyi.com r_area vfrm vfrmblk vfrmrst
  kahoot.it refer_method
  linkedin.com origin original_referer
  loan.fairstone.ca jumpsource
  marriott.com dtm_user_id
  mp.weixin.qq.com chksm devicetype exportkey key scene uin
  music.apple.com itscg itsct
  myaccount.google.com source
  netflix.com trackid
  nvidia.com jso
  nytimes.com referringsource sgrp smid
  open.spotify.com si
  ozon.ru advert
  proton.me url_id
  qzone.qq.com loginfrom
  rentio.jp click_from
  researchgate.net _tp
  roblox.com refpageid
  slack.com t
  smartrecruiters.com km_matchtype
  streamable.com src_internal src_player
  substack.com triedredirect
  tally.so device version
  taobao.com pvid utparam
  teknosa.com adp_cid adp_oid
  theepochtimes.com ea_med ea_src
  theregister.com td
  tiktok.com _d _r _t embed_source preview_pb refer referer_url referer_video_id sec_uid sec_user_id share_author_id tt_from u_code user_id
  tmall.com ali_trackid
  tokopedia.com extparam refined src whid
  tradedoubler.com tduid
  trendyol.com link_contentid link_userid
  twitter.com cxt t
  ubereats.com marketing-visitor-id sub-campaign
  urlshare.cn apptype loginuin plateform src_uin srctype
  washingtonpost.com itid
  windscribe.com pcpid
  x.com cxt t
  xiaohongshu.com app_platform app_version apptime appuid share_channel share_from_user_hidden share_id xhsshare
  youtu.be feature is si
  youtube.com feature si
`;

const SCOPED_NAMES: ReadonlyMap<string, readonly string[]> = new Map(
  SCOPED.trim()
    .split('\n')
    .map((line) => {
      const [host = '', ...names] = words(line);
      return [host, names] as const;
    }),
);

/** What is dropped on this host beside `TRACKER_NAMES`. */
export function trackersOn(hostname: string): readonly string[] {
  const labels = hostname.split('.');
  return labels.flatMap((label, place) => {
    const rest = labels.slice(place);
    const anyEnding = rest.length > 1 ? SCOPED_NAMES.get(`${label}.`) : undefined;
    return [...(SCOPED_NAMES.get(rest.join('.')) ?? []), ...(anyEnding ?? [])];
  });
}
