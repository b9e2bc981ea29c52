import './tokens.css'
import './base.css'
import { mount } from 'svelte'
import App from './App.svelte'
import { wearLook } from './settings.svelte.ts'

wearLook()
const desk = document.getElementById('desk')
if (desk) mount(App, { target: desk })
