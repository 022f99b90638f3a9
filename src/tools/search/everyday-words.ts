/**
 * Good words that no page has and that look like a name of ours: found by asking the search for the
 * ten thousand commonest English words. They are not "corrected". For the build only.
 */
export const everydayWords = `
  able academic actor actors appeals armed attended audio bags bald bass bell bias blogging
  blogs boat bolt boom booth breach bread bright brothers bull butter calm cams cats centered
  centers centuries charger chargers charming clarity cloudy coaches coast coat conducted
  conservation consideration consult contractor contractors contrary convicted conviction cord
  corn counties county courts cove creating creations crest crop crown curves deaf declined
  dental departmental dial director directors discover discovered distributor dividend divine
  divisions donation driver election environmental equality estate estates excluded exemption
  expansion fame fare fellow fight fighters financing finnish fist fixtures flame flux funding
  furnished ghost graduate greek ground hall handheld hardcore headlines heater hose hostel icon
  immigration importantly inflation insulation intranet isle keen knight largest laser lawyer
  legs lender literary liver lodging logo logos lone lord lots loved lowest lows luck lung mall
  marsh mask mating mess modem modems momentum monkey motel motels mothers movement movers
  movies notified officers orchestra oven palace particle particles patents patients petition
  phrase picks pierce planet planets planners plants plates poker pole police polished poly
  powder prayers preserve pressing preview previews prince princess principal prison prizes
  probability proceeding proceeds professor programme programmer programmes projector prospect
  purse qualify quarterly race races racing realty rear rebate reductions reed referenced
  refugees regarding religion religions relocation retro revealed revelation riders roller rope
  routine routines ruth sage scared score seas shake shame shareware shark sharp shore shower
  slight snap solution soup sporting staffing stainless stake starter statutes steam sterling
  stone strand strengthen studios supper supposed tablet tablets tale tall tank tanks teaching
  tear terror theaters thee threats tide tigers tile timber tire toxic tract trance tribes
  valuable valves ware wars witch worm worthy
`;
