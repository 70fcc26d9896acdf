/** A practice page as a screen reader is told it: names, roles and order. */
export const PRACTICE_IN_WORDS = `
- main:
  - paragraph:
    - text: Freetown, question 1 of 20; 0 answered
    - progressbar "Freetown, question 1 of 20; 0 answered"
  - text: Spotting problems and opportunities
  - group "How does your city look ahead to changes that may be years away?":
    - heading "How does your city look ahead to changes that may be years away?" [level=1]
    - text: Thinking about what may change over the next five to twenty years, such as climate, population or jobs, before deciding what to do today. The technical term is foresight and horizon scanning.
    - radio "Our plans reach to the end of the budget or the term of office."
    - text: Our plans reach to the end of the budget or the term of office. Changes further off are dealt with when they are upon us.
    - radio "One or two people follow long-term trends out of their own interest."
    - text: One or two people follow long-term trends out of their own interest. If they left, nobody would take up the work.
    - radio "Some departments prepare for several possible futures each time they renew their plans."
    - text: Some departments prepare for several possible futures each time they renew their plans. The others plan from past figures.
    - radio "A named team keeps a shared view of long-term change for the whole city."
    - text: A named team keeps a shared view of long-term change for the whole city. Departments must show how their plans and budgets respond to it.
    - radio "We compare what we expected earlier with what happened, and change how we look ahead."
    - text: We compare what we expected earlier with what happened, and change how we look ahead. This has let us act before a problem reached residents. or
    - radio "I do not know"
    - text: I do not know
    - radio "This does not apply to our city"
    - text: This does not apply to our city
  - group: Where and how it happens (optional)
  - group: Evidence (optional)
  - group: Comment (optional)
  - status
  - button "Save and continue"
  - button "Save and leave"
`
  .trim()
  .split('\n');
