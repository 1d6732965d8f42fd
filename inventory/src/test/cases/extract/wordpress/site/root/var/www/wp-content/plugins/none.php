<?php
/*
 * Plugin Name: No version
 */
