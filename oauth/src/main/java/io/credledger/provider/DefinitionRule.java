package io.credledger.provider;

/** Something that must hold between the fields of a definition, which a schema cannot say. */
interface DefinitionRule {

    void check(Definition definition);
}
