/** An error with a suggestion, a warning with a fix beside it, an info, something accepted, and a fact about today. */
export const MIXED = `owner cafe "Corner café"
owner archive "Archive"
channel counter "Counter" : conter

// journey-ignore stage-empty: comes in spring
journey coffee "A coffee to go" {
  owner cafe
  stage order "Order" {
    touchpoint pay "Order and pay" {
      channel countr
      ends success
    }
  }
}

journey tea "Tea" {
  owner cafe
  state current
  stage order "Order" {
    touchpoint drink "Drink" {
      channel counter
      promises hot "Hot" within "soon"
    }
    touchpoint enjoy "Enjoy" {
      channel counter
      meets hot
      ends success
    }
  }
}
`;

/** The rules that find it, by name: so that a rule of tomorrow changes nothing here. */
export const RULES = 'unused-declaration,unknown-kind,suppression,stage-empty,unresolved-reference,vague-deadline';
