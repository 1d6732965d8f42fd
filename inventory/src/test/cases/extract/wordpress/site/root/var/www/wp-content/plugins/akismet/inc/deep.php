<?php
/* Plugin Name: No
Version: 1.0 */
