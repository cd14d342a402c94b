"""What models can be had: the catalogues of Argos and Mozilla, mirrors of them, and the entries of all."""
