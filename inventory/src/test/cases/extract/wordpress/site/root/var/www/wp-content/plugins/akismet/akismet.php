<?php
/**
 * @package Akismet
 */
/*
Plugin Name: Akismet Anti-spam: Spam Protection
Plugin URI: https://akismet.com/
Description: Used by millions.
Version: 5.3
Requires at least: 5.8
License: GPLv2 or later
*/
