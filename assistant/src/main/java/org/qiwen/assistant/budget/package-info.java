/**
 * What language models are used for, by account, class and day, and how much of it a day may bring. Counts tokens and cost
 * of every request that is made under an {@link org.qiwen.assistant.model.Allowance} of {@link
 * org.qiwen.assistant.budget.Budget}, keeps the sums in the database for all nodes, and refuses once a limit is reached;
 * whoever is refused says authored words. A day ends at midnight of the zone {@code qiwen.zone}.
 */
@NullMarked
package org.qiwen.assistant.budget;

import org.jspecify.annotations.NullMarked;
