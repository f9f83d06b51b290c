/** Given names that stand for one another; a name may be in several groups. Folded: lower case, no accents. */
const GROUPS = `
abigail abby abbie gail|abraham abe bram|adam addy|adelaide addie adele|agnes aggie|alan allan allen al|albert al bert bertie|alexander alex al sandy xander lex sasha
alexandra alex sandra sandy lexi sasha|alfred alf alfie fred freddy|alice ali alison allie|amanda mandy|amelia amy millie|andrew andy drew|angela angie|ann anne anna annie nan
anthony tony anton antonio toni|antonia toni|archibald archie|arthur art artie|augustus gus|barbara barb babs barbie|bartholomew bart|beatrice bea trixie|benedict ben|benjamin ben benny benji
bernard bernie|bernadette bernie|beverly bev|bradley brad|bridget biddy bridie|calvin cal|cameron cam|carol carrie caroline carolyn carole|catherine katherine kathryn cathy kathy kate katie kat kitty cath kay
cecilia cissy cecily|charles charlie chuck chas chip|charlotte charlie lottie|chester chet|christian chris|christine christina chris tina chrissy kristin kristina kirsten|christopher chris kit topher kris
clarence clancy|clifford cliff|clinton clint|constance connie|cornelius neil|curtis curt|cynthia cindy|daniel dan danny|danielle dani|david dave davey davy|deborah debra deb debbie|dennis denny
derek rick|diana diane di|dominic dom nick|donald don donny|dorothy dot dottie dolly dora|douglas doug|dwight ike|edmund ed eddie ned ted|edward ed eddie ted teddy ned|edwin ed eddie|eleanor ellie nell nora nellie
elizabeth liz beth betty lizzie eliza betsy bess lisa libby liza elisabeth elsie|emily em emma|emmanuel manny|ernest ernie|esther essie|eugene gene|eugenia genie|evelyn eve evie|ezekiel zeke|felicity fliss|florence flo flossie
frances fran francie frankie franny|francis frank fran francisco|franklin frank|frederick fred freddy freddie|gabriel gabe|gabrielle gabby|geoffrey geoff jeff jeffrey|george georgie|georgina georgie gina|gerald gerry jerry
gerard gerry|gertrude trudy gertie|gilbert gil bert|gordon gordy|graham gram|gregory greg|gwendolyn gwen|harold harry hal|harriet hattie|harrison harry|helen nell ellen lena|henry harry hank hal|herbert herb bert bertie
howard howie|hubert hugh bert|hugh hughie|ian iain|ignatius iggy|irene rene|isaac ike|isabella isabel bella izzy isabelle|isidore izzy|jacob jake jacky|jacqueline jackie jacqui|james jim jimmy jamie jem|jane janie jenny janet|janet jan
jason jay|jasmine jas|jean jeanne jeannie|jennifer jen jenny jenn|jeremiah jerry|jeremy jerry jem|jerome jerry|jessica jess jessie|joan joanie|joanna joanne jo|john johnny jack jon|jonathan jon jonny nathan johnathan
joseph joe joey jo|josephine jo josie|joshua josh|joyce joy|judith judy judi|julia julie jules|julian jules|julius jules|justin jus|karen kaz|kenneth ken kenny|kimberly kim kimberley|lawrence laurence larry lars laurie|leonard len leo lenny
leopold leo|leslie les|lewis lou lew|lillian lily lil|linda lynn lindy|louis lou louie|louise lou|lucas luke|lucille lucy|lydia liddy|madeline maddy maddie madeleine|malcolm mal|marcus mark marc|margaret maggie meg peggy marge margie greta madge rita peg
maria marie mary mia|marjorie marge margie|mark marc|martha marty mattie|martin marty|mary molly polly mae mamie|matilda tilly mattie|matthew matt matty|maurice maury mo|maximilian max|maxwell max|melanie mel|melissa mel missy lissa|mercedes sadie
michael mike mick mickey micky|michelle shelly chelle|mildred millie|miranda randy mandy|miriam mimi|mitchell mitch|montgomery monty|nancy nan|natalie nat|natasha tasha|nathan nate|nathaniel nate nathan nat|nicholas nick nicky nico|nicole nicky nikki
norman norm|oliver ollie|olivia liv livvy|oscar ossie|pamela pam|patricia pat patty trish tricia patsy|patrick pat paddy rick|paul paulie|paula polly|penelope penny|percival percy|peter pete|philip phil pip phillip|phillipa pippa|priscilla cilla
rachel rae|ralph ralphie|randall randy randolph|raymond ray|rebecca becky becca beck|reginald reg reggie|reuben rube|richard rick dick rich ricky richie|robert rob bob bobby robbie bert robin|roberta bobbie|roderick rod|rodney rod|roger rodge|roland rollo
ronald ron ronnie|rosalind roz|rose rosie rosemary|rosemary rosie|roxanne roxy|rudolph rudy rolf|rupert rob|russell russ rusty|ruth ruthie|salvador sal|samantha sam sammy|samuel sam sammy|sarah sally sadie sara|sebastian seb|seymour sy|shirley shirl
sidney sid syd|silas si|simon si|solomon sol|sophia sophie|spencer spence|stanley stan|stella estelle|stephanie steph|stephen steven steve stevie stefan|stuart stu stewart|susan sue susie suzie suzanne|sylvia syl|sylvester sly|tabitha tabby|tamara tammy
terence terry|teresa theresa terry tess tessa tracy|thaddeus tad|theodore ted teddy theo|theodora theo dora|thomas tom tommy|timothy tim timmy|tobias toby|tyler ty|ulysses lys|valentine val|valerie val|vanessa nessa|vernon vern|veronica ronnie vera|vicky victoria vic vicki
victor vic|vincent vince vin vinny|viola vi|violet vi|virginia ginny ginger|vivian viv|wallace wally|walter wally walt|warren wren|wesley wes|wilfred wilf fred|wilhelmina mina billie|william bill will billy willy liam willie|winifred winnie freddie|winston winnie
woodrow woody|yvonne vonnie|zachary zach zack zac|hans johannes johann|fritz friedrich|heinz heinrich|josef sepp|katharina kathrin katja|wolfgang wolf|jose pepe|francisco paco pancho|jesus chuy|ignacio nacho|guadalupe lupe|dolores lola|giuseppe beppe peppe|giovanni gianni`;

/** Nickname groups by name: names with a number in common may be the same given name. */
export const NICKNAME_GROUPS: ReadonlyMap<string, readonly number[]> = (() => {
  const groups = new Map<string, number[]>();
  GROUPS.trim()
    .split(/[|\n]/)
    .forEach((line, number) => {
      for (const name of line.trim().split(' ')) groups.set(name, [...(groups.get(name) ?? []), number + 1]);
    });
  return groups;
})();
