# Loads the models of the analysis and the runtime that runs them. A running app finds them by itself.
if $build; then install_product; fi
build_app
install_models
note "dam: the models of the analysis are in $models_folder"
